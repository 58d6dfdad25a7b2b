package dev.mcpsdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The two programs of README, run as processes: the client starts the server. */
class HelloTest {

  @Test
  void helloClientGreetsThroughHelloServer() throws Exception {
    String java = System.getProperty("java.home") + "/bin/java";
    // The test itself runs on the module path, the programs on the class path: both must work.
    String classes =
        System.getProperty("jdk.module.path", "")
            + File.pathSeparator
            + System.getProperty("java.class.path");
    List<String> server = List.of(java, "-cp", classes, "dev.mcpsdk.examples.hello.HelloServer");
    ProcessBuilder client =
        new ProcessBuilder(java, "-cp", classes, "dev.mcpsdk.examples.hello.HelloClient");
    client.command().addAll(server);
    client.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = client.start();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = process.getInputStream()) {
      in.transferTo(out);
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("Hi Ada\n".replace("\n", System.lineSeparator()));
    assertThat(process.exitValue()).isZero();
  }
}
