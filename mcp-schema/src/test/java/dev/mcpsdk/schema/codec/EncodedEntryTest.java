package dev.mcpsdk.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedEntryTest {
  private static final List<Wire> WIRES =
      List.of(Wire.LATEST, Wire.NOVEMBER_2024, Wire.JUNE_2025, Wire.NOVEMBER_2025, Wire.MARCH_2025);

  @Test
  void hasTheBytesOfEachRevision() {
    Tool tool = Tool.builder("t", RawJson.of("{\"type\":\"object\"}")).title("T").build();
    Resource resource = Resource.builder("file:///a", "a").title("A").build();
    ResourceTemplate template = ResourceTemplate.builder("file:///{a}", "a").title("A").build();
    Prompt prompt = Prompt.builder("p").title("P").build();
    EncodedEntry toolEntry = EncodedEntry.of(tool);
    EncodedEntry resourceEntry = EncodedEntry.of(resource);
    EncodedEntry templateEntry = EncodedEntry.of(template);
    EncodedEntry promptEntry = EncodedEntry.of(prompt);
    for (Wire wire : WIRES) {
      same(toolEntry, EncodedPage.encode(tool, wire), wire);
      same(resourceEntry, EncodedPage.encode(resource, wire), wire);
      same(templateEntry, EncodedPage.encode(template, wire), wire);
      same(promptEntry, EncodedPage.encode(prompt, wire), wire);
    }
    assertThat(toolEntry.json(Wire.LATEST).toString()).contains("title");
    assertThat(toolEntry.json(Wire.MARCH_2025).toString()).doesNotContain("title");
  }

  @Test
  void encodesOnce() {
    EncodedEntry entry = EncodedEntry.of(Prompt.builder("p").build());
    RawJson first = entry.json(Wire.JUNE_2025);
    entry.json(Wire.LATEST);
    assertThat(entry.json(Wire.JUNE_2025)).isSameAs(first);
    assertThat(entry.json(Wire.JUNE_2025.toBuilder().build())).isSameAs(first);
  }

  private static void same(EncodedEntry entry, RawJson expected, Wire wire) {
    assertThat(entry.json(wire)).hasToString(expected.toString());
  }
}
