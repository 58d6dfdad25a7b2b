package com.example.modulepath;

import dev.mcpsdk.schema.json.RawJson;

/** Uses the SDK from a named module; ends with an exception if something is not as promised. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    check(Main.class.getModule().isNamed(), "this program runs as a named module");
    ModuleLayer.boot()
        .modules()
        .forEach(
            module ->
                check(
                    !module.getDescriptor().isAutomatic(), module.getName() + " has a descriptor"));
    for (String name :
        new String[] {
          "dev.mcpsdk.schema",
          "dev.mcpsdk.core",
          "dev.mcpsdk.server",
          "dev.mcpsdk.client",
          "dev.mcpsdk.transport.stdio",
          "dev.mcpsdk.transport.http",
          "org.eclipse.parsson",
          "org.eclipse.yasson"
        }) {
      check(ModuleLayer.boot().findModule(name).isPresent(), name + " is resolved");
    }
    RawJson json = RawJson.of("{\"city\":\"Oslo\"}");
    check("Oslo".equals(json.asJsonValue().asJsonObject().getString("city")), "JSON-P is found");
    System.out.println("module path: ok");
  }

  private static void check(boolean condition, String promise) {
    if (!condition) {
      throw new IllegalStateException("not so: " + promise);
    }
  }
}
