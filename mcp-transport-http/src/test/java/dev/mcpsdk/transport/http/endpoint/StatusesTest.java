package dev.mcpsdk.transport.http.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusesTest {

  @ParameterizedTest
  @CsvSource({
    "-32700,REJECTED,400",
    "-32600,REJECTED,400",
    "-32601,REJECTED,404",
    "-32601,HANDLED,200",
    "-32602,REJECTED,400",
    "-32602,HANDLED,200",
    "-32603,REJECTED,500",
    "-32603,HANDLED,200",
    "-32603,BUSY,503",
    "-32020,REJECTED,400",
    "-32021,HANDLED,400",
    "-32022,REJECTED,400"
  })
  void followFromCodeAndDisposition(int code, Disposition disposition, int status) {
    JsonRpcError error = new JsonRpcError(new RequestId.Num(1), new ErrorObject(code, "x", null));
    assertThat(Statuses.of(error, disposition)).isEqualTo(status);
  }
}
