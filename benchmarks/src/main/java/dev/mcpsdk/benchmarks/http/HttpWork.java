package dev.mcpsdk.benchmarks.http;

import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.util.List;

/**
 * What is asked of whom.
 *
 * @param name such as {@code call raw inline c16}
 * @param tool what is called, empty if the tools are listed
 * @param tools how many tools the server has
 * @param quick whether it is part of a quick run
 */
record HttpWork(
    String name, String tool, int tools, int connections, boolean quick, List<Subject> subjects) {
  static final String RAW_16 = "call raw inline c16";
  static final String VIRTUAL_16 = "call typed virtual c16";
  static final String INLINE_16 = "call typed inline c16";
  static final String RAW_1 = "call raw inline c1";
  static final String LIST_100 = "list 100 tools c8";
  static final String LIST_1000 = "list 1000 tools c8";
  static final String FEW = "call of 1 tool c16";
  static final String MANY = "call of 10000 tools c16";

  /**
   * One that is measured.
   *
   * @param label in the figures
   * @param server in {@link HttpServers}
   * @param quick whether it is part of a quick run
   */
  record Subject(String label, String server, boolean quick) {
    Subject(String label) {
      this(label, label, true);
    }

    /** Left out of quick runs, which have no time to warm it up. */
    static Subject thorough(String label) {
      return new Subject(label, label, false);
    }
  }

  private static final Subject US = new Subject("mcp-sdk");
  private static final Subject RAW = new Subject("raw-jetty-nonblocking");
  private static final Subject STATELESS = new Subject("official-stateless");

  static List<HttpWork> all() {
    return List.of(
        new HttpWork(
            RAW_16,
            SampleTools.RAW,
            SampleTools.CALLED,
            16,
            true,
            List.of(US, RAW, STATELESS, Subject.thorough("typescript"))),
        new HttpWork(
            VIRTUAL_16,
            SampleTools.TYPED_VIRTUAL,
            SampleTools.CALLED,
            16,
            true,
            List.of(
                US,
                new Subject("raw-jetty-virtual"),
                Subject.thorough("official-stateless"),
                Subject.thorough("official-stateful"),
                new Subject("quarkus-blocking", "quarkus", true),
                new Subject("quarkus-blocking-validating", "quarkus-validating", false))),
        new HttpWork(
            INLINE_16,
            SampleTools.TYPED_INLINE,
            SampleTools.CALLED,
            16,
            true,
            List.of(
                US,
                RAW,
                new Subject("quarkus-nonblocking", "quarkus", true),
                new Subject("quarkus-nonblocking-validating", "quarkus-validating", false))),
        new HttpWork(
            RAW_1, SampleTools.RAW, SampleTools.CALLED, 1, false, List.of(US, RAW, STATELESS)),
        new HttpWork(FEW, SampleTools.RAW, 1, 16, true, List.of(US)),
        new HttpWork(MANY, SampleTools.RAW, 10_000, 16, true, List.of(US)),
        new HttpWork(LIST_100, "", 100, 8, false, List.of(US, RAW, STATELESS)),
        new HttpWork(LIST_1000, "", 1000, 8, false, List.of(US, RAW, STATELESS)));
  }

  HttpTarget target(HttpServers servers, Subject subject) throws IOException, InterruptedException {
    // The bare server only has to know what to answer.
    boolean bare = subject.server.startsWith("raw-");
    return servers.get(subject.server, bare && !tool.isEmpty() ? 0 : tools);
  }

  HttpCall request(HttpTarget target, Subject subject) {
    boolean bare = subject.server.startsWith("raw-");
    if (tool.isEmpty()) {
      return target.list(SampleTools.listedName(tools - 1));
    }
    boolean text = bare || tool.equals(SampleTools.RAW);
    return target.call(tool, SampleTools.ARGUMENTS, text ? SampleTools.TEXT : SampleTools.SUMMARY);
  }
}
