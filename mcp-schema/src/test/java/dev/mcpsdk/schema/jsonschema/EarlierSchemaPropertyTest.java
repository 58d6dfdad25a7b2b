package dev.mcpsdk.schema.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.codec.EncodedPage;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever the output schema and the structured content, what is sent of both to earlier revisions
 * fits if they do, and mostly only then.
 */
class EarlierSchemaPropertyTest {
  private static final RawJson EITHER =
      RawJson.of(
          "[{\"properties\":{\"result\":{\"$ref\":\"#/$defs/value\"}},\"required\":[\"result\"]},"
              + "{\"$ref\":\"#/$defs/value\"}]");
  private static final RawJson RESULT = RawJson.of("[\"result\"]");
  private static final RawJson INPUT = RawJson.of("{\"type\":\"object\"}");

  @Property(tries = 3000)
  void fitsIfItDid(@ForAll long seed) {
    RandomSchemas random = new RandomSchemas(seed);
    String text = random.schema();
    // With an id the schema keeps its own references, without it they move.
    if (seed % 2 == 0) {
      text = text.replace("\"$id\":\"http://test.example/root\",", "");
    }
    RawJson schema = RawJson.of(text);
    JsonSchema compiled = JsonSchema.compile(schema);
    JsonSchema projected = JsonSchema.compile(projected(schema));
    boolean wrapped = RESULT.equals(projected.source().member("required"));
    boolean either = EITHER.equals(projected.source().member("anyOf"));
    for (int i = 0; i < 10; i++) {
      RawJson value = RawJson.of(random.instance(2));
      boolean fits = compiled.accepts(value.tape());
      // The wrapper of a value may be taken for a value where objects are values, too.
      if (fits || wrapped || !either && value.kind() == JsonKind.OBJECT) {
        assertThat(projected.accepts(projectedValue(value).tape()))
            .as("%s of %s as %s", value, schema, projected.source())
            .isEqualTo(fits);
      }
    }
  }

  private static RawJson projected(RawJson schema) {
    Tool tool = Tool.builder("t", INPUT).outputSchema(schema).build();
    RawJson projected = EncodedPage.encode(tool, Wire.JUNE_2025).member("outputSchema");
    assertThat(projected).isNotNull();
    assertThat(projected.member("type")).isEqualTo(RawJson.string("object"));
    return projected;
  }

  private static RawJson projectedValue(RawJson value) {
    CallToolResult result = new CallToolResult(List.of(), value, false, Meta.EMPTY);
    byte[] message =
        MessageWriter.toBytes(
            JsonRpcResult.of(RequestId.of(1), result, ResultFrame.NONE, Wire.JUNE_2025));
    RawJson written = RawJson.ofUtf8(message).member("result");
    return written.member("structuredContent");
  }
}
