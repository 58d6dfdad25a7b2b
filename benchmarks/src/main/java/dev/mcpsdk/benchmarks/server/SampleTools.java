package dev.mcpsdk.benchmarks.server;

/** The tools all servers have, as text: some to be called, and any number to be listed. */
public final class SampleTools {
  public static final String RAW = "raw";
  public static final String TYPED_VIRTUAL = "typed-virtual";
  public static final String TYPED_INLINE = "typed-inline";

  /** Answers a text of as many bytes as its argument says. */
  public static final String SIZED = "sized";

  public static final String SIZED_SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"bytes\":{\"type\":\"integer\"}},"
          + "\"required\":[\"bytes\"]}";

  /** How many tools there are before the ones that are only listed. */
  public static final int CALLED = 4;

  /** What all of them answer. */
  public static final String SUMMARY =
      "Rain until noon, then dry with some clouds; wind from the west.";

  /** The text of the raw tool's answer. */
  public static final String TEXT =
      "Weather for Berlin, three days: Monday 12 degrees and rain until noon; Tuesday 14 degrees,"
          + " dry with some clouds; Wednesday 9 degrees and strong wind from the north-west, storm"
          + " warnings are possible.";

  /** The arguments they are called with. */
  public static final String ARGUMENTS = "{\"city\":\"Berlin\",\"days\":3,\"hourly\":true}";

  public static final String DESCRIPTION = "Forecast for a city";

  public static final String INPUT_SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"},"
          + "\"days\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":14},"
          + "\"hourly\":{\"type\":\"boolean\"}},\"required\":[\"city\",\"days\",\"hourly\"],"
          + "\"additionalProperties\":false}";

  public static final String OUTPUT_SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"},"
          + "\"days\":{\"type\":\"integer\"},\"summary\":{\"type\":\"string\"}},"
          + "\"required\":[\"city\",\"days\",\"summary\"]}";

  public static final String LISTED_SCHEMA =
      "{\"type\":\"object\",\"properties\":{"
          + "\"query\":{\"type\":\"string\",\"description\":\"What to look for\",\"minLength\":1},"
          + "\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100,\"default\":10},"
          + "\"language\":{\"type\":\"string\",\"enum\":[\"en\",\"de\",\"fr\",\"ja\"]},"
          + "\"threshold\":{\"type\":\"number\",\"minimum\":0,\"maximum\":1}},"
          + "\"required\":[\"query\"],\"additionalProperties\":false}";

  private SampleTools() {}

  public static String listedName(int index) {
    return "search_documents_" + index;
  }

  public static String listedDescription(int index) {
    return "Searches the documents of collection "
        + index
        + " and returns the best matches with their titles, scores and snippets.";
  }
}
