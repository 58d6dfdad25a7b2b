package dev.mcpsdk.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequiredElicitationsTest {
  private static final ElicitUrlRequest PAGE =
      new ElicitUrlRequest("Sign in", "https://e.com/in", "e1");
  private static final String DATA =
      "{\"elicitations\":[{\"mode\":\"url\",\"message\":\"Sign in\","
          + "\"url\":\"https://e.com/in\",\"elicitationId\":\"e1\"}]}";

  @Test
  void areTheParamsOfTheRequests() {
    assertThat(RequiredElicitations.write(List.of(PAGE))).hasToString(DATA);
    assertThat(RequiredElicitations.read(RawJson.of(DATA))).containsExactly(PAGE);
  }

  @Test
  void needAnId() {
    assertThatThrownBy(
            () -> RequiredElicitations.write(List.of(new ElicitUrlRequest("m", "https://e.com"))))
        .isInstanceOf(UncarriedException.class);
  }

  @Test
  void formsArePassedOverAndFaultsReported() {
    String form = "{\"message\":\"m\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}";
    assertThat(RequiredElicitations.read(RawJson.of("{\"x\":1,\"elicitations\":[" + form + "]}")))
        .isEmpty();
    assertThatThrownBy(() -> RequiredElicitations.read(RawJson.of("{}")))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining("elicitations");
  }
}
