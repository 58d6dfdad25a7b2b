package com.example.classpath;

import dev.mcpsdk.schema.json.RawJson;

/** Uses the SDK from the class path; ends with an exception if something is not as promised. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    check(!RawJson.class.getModule().isNamed(), "the SDK runs on the class path");
    RawJson json = RawJson.of("{\"city\":\"Oslo\"}");
    check("Oslo".equals(json.asJsonValue().asJsonObject().getString("city")), "JSON-P is found");
    System.out.println("class path: ok");
  }

  private static void check(boolean condition, String promise) {
    if (!condition) {
      throw new IllegalStateException("not so: " + promise);
    }
  }
}
