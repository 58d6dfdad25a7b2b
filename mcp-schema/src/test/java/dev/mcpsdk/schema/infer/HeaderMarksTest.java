package dev.mcpsdk.schema.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.annotation.Header;
import dev.mcpsdk.schema.json.JsonBindingException;
import dev.mcpsdk.schema.json.RawJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderMarksTest {

  enum Region {
    NORTH,
    SOUTH
  }

  record Inner(@Header("Tenant") boolean tenant) {}

  record Good(
      @Header("Region") @Nullable Region region, @Header("Count") long count, Inner inner) {}

  @Test
  void marksMembersReachedByPropertiesOnly() {
    RawJson schema = SchemaInference.schemaOf(Good.class);
    assertThat(schema)
        .hasToString(
            ("{'type':'object','properties':{"
                    + "'region':{'type':'string','enum':['NORTH','SOUTH'],'x-mcp-header':'Region'},"
                    + "'count':{'type':'integer','minimum':-9007199254740991,"
                    + "'maximum':9007199254740991,'x-mcp-header':'Count'},"
                    + "'inner':{'type':'object','properties':{"
                    + "'tenant':{'type':'boolean','x-mcp-header':'Tenant'}},"
                    + "'required':['tenant']}},'required':['count','inner']}")
                .replace('\'', '"'));
  }

  record OnDouble(@Header("A") double a) {}

  record OnDecimal(@Header("A") BigDecimal a) {}

  record OnList(@Header("A") List<String> a) {}

  record OnRecord(@Header("A") Inner a) {}

  record InList(List<Inner> a) {}

  record InMap(Map<String, Inner> a) {}

  record EmptyName(@Header("") String a) {}

  record Spaced(@Header("a b") String a) {}

  record Injected(@Header("a\r\nb") String a) {}

  record Twice(@Header("Tenant") String a, @Header("tenant") String b) {}

  record Recursive(@Header("A") String a, @Nullable Recursive next) {}

  record Outer(Recursive recursive) {}

  sealed interface Choice permits One {}

  record One(@Header("A") String a) implements Choice {}

  @ParameterizedTest
  @CsvSource({
    "OnDouble, is for strings",
    "OnDecimal, is for strings",
    "OnList, is for strings",
    "OnRecord, is for strings",
    "InList, is inside a list",
    "InMap, is inside a list",
    "EmptyName, is not an HTTP token",
    "Spaced, is not an HTTP token",
    "Injected, is not an HTTP token",
    "Twice, is used twice",
    "Recursive, inside the recursive type",
    "Outer, inside the recursive type",
    "Choice, is inside a list",
  })
  void refusesWhatClientsWouldRefuse(String name, String message) throws ClassNotFoundException {
    Class<?> type = Class.forName(HeaderMarksTest.class.getName() + "$" + name);
    assertThatThrownBy(() -> SchemaInference.schemaOf(type))
        .isInstanceOf(JsonBindingException.class)
        .hasMessageContaining(message);
  }
}
