package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.CacheableResult;
import dev.mcpsdk.schema.ListPromptsResult;
import dev.mcpsdk.schema.ListResourceTemplatesResult;
import dev.mcpsdk.schema.ListResourcesResult;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.PagedResult;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.codec.EncodedPage;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodedPageTest {

  private static final Wire OLDEST = Wire.builder().build();
  private static final CacheHint CACHE = new CacheHint(5, CacheScope.PUBLIC);
  private static final Meta META = Meta.of("a", RawJson.NULL);

  @Test
  void isWrittenLikeThePageItStandsFor() {
    for (Wire wire : List.of(Wire.LATEST, OLDEST)) {
      Tool tool = Tool.builder("t", RawJson.EMPTY_OBJECT).title("T").meta(META).build();
      same(
          new ListToolsResult(List.of(tool, tool), "c", CACHE, META),
          page(
              Methods.TOOLS_LIST,
              List.of(EncodedPage.encode(tool, wire), EncodedPage.encode(tool, wire))),
          wire);
      Resource resource = Resource.builder("u", "n").title("T").size(3L).build();
      same(
          new ListResourcesResult(List.of(resource), "c", CACHE, META),
          page(Methods.RESOURCES_LIST, List.of(EncodedPage.encode(resource, wire))),
          wire);
      ResourceTemplate template = ResourceTemplate.builder("u", "n").title("T").build();
      same(
          new ListResourceTemplatesResult(List.of(template), "c", CACHE, META),
          page(Methods.RESOURCES_TEMPLATES_LIST, List.of(EncodedPage.encode(template, wire))),
          wire);
      Prompt prompt = Prompt.builder("p").title("T").build();
      same(
          new ListPromptsResult(List.of(prompt), "c", CACHE, META),
          page(Methods.PROMPTS_LIST, List.of(EncodedPage.encode(prompt, wire))),
          wire);
    }
  }

  @Test
  void anEmptyPageHasTheDefaultHint() {
    EncodedPage page = EncodedPage.of(Methods.TOOLS_LIST, List.of(), null, null);
    assertThat(write(page, Wire.LATEST))
        .isEqualTo(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"complete\","
                + "\"tools\":[],\"ttlMs\":0,\"cacheScope\":\"private\"}}");
    assertThat(write(page, OLDEST))
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[]}}");
  }

  @Test
  void standsOnlyForAListItKnows() {
    Method<?, UnknownPage> unknown =
        new Method<>("x/list", UnknownRequest.class, UnknownPage.class);
    assertThatThrownBy(() -> EncodedPage.of(unknown, List.of(), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x/list");
  }

  @Test
  void aResultWithoutCodecIsRefused() {
    assertThatThrownBy(() -> write(new UnknownPage(), Wire.LATEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UnknownPage");
  }

  private record UnknownRequest() implements dev.mcpsdk.schema.Request<UnknownPage> {
    @Override
    public Method<UnknownRequest, UnknownPage> method() {
      return new Method<>("x/list", UnknownRequest.class, UnknownPage.class);
    }
  }

  private record UnknownPage() implements PagedResult<String> {
    @Override
    public List<String> items() {
      return List.of();
    }

    @Override
    public String nextCursor() {
      return null;
    }

    @Override
    public Meta meta() {
      return Meta.EMPTY;
    }
  }

  private static EncodedPage page(Method<?, ? extends PagedResult<?>> method, List<RawJson> items) {
    return new EncodedPage(method, items, "c", CACHE, META);
  }

  private static void same(CacheableResult typed, EncodedPage encoded, Wire wire) {
    assertThat(write(encoded, wire)).isEqualTo(write(typed, wire));
  }

  private static String write(Result result, Wire wire) {
    return Bytes.write(JsonRpcResult.of(RequestId.of(1), result, ResultFrame.NONE, wire));
  }
}
