package dev.mcpsdk.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.schema.CancelTaskResult;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.DetailedTask;
import dev.mcpsdk.schema.ElicitAction;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.GetTaskResult;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.TaskMetadata;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.ToolChoice;
import dev.mcpsdk.schema.UnknownContent;
import dev.mcpsdk.schema.UnknownInputRequest;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the golden files cannot show: tolerance, faults and their paths. JSON is written with single
 * quotes.
 */
class InputCodecTest {

  private static final String TASK = "'taskId':'t','createdAt':'c','lastUpdatedAt':'u'";

  @Test
  void anAbsentModeIsAForm() {
    ElicitRequest request =
        elicit("{'message':'m','requestedSchema':{'type':'object','properties':{}}}");
    assertThat(request).isEqualTo(new ElicitFormRequest("m", ElicitSchema.builder().build()));
    assertThat(
            elicit(
                "{'mode':null,'message':'m','url':'x','requestedSchema':{'type':'object','properties':{}}}"))
        .isEqualTo(request);
  }

  @Test
  void modeMayComeLastAndUnknownMembersArePassedOver() {
    assertThat(
            elicit(
                "{'x':{'y':[1]},'url':'https://a.b/c','task':{'ttl':1},'message':'m','requestedSchema':7,'mode':'url'}"))
        .isEqualTo(new ElicitUrlRequest("m", "https://a.b/c"));
  }

  @Test
  void writesNoModeWhereThereAreNoModes() {
    Wire older = Wire.JUNE_2025;
    String params = "{'message':'m','requestedSchema':{'type':'object','properties':{}}}";
    assertThat(InputGoldenTest.againAsParams(ElicitMethods.CREATE, json(params), older))
        .isEqualTo(json(params));
  }

  @Test
  void anElicitationIdIsWrittenOnlyIn20251125() {
    String params = json("{'mode':'url','message':'m','url':'https://a.b/','elicitationId':'e'}");
    assertThat(
            InputGoldenTest.againAsParams(
                ElicitMethods.CREATE, params, InputGoldenTest.WIRE_2025_11_25))
        .isEqualTo(params);
    assertThat(InputGoldenTest.againAsParams(ElicitMethods.CREATE, params, Wire.LATEST))
        .doesNotContain("elicitationId");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'mode':'form','requestedSchema':{'type':'object','properties':{}}} | $.message",
        "{'mode':'form','message':'m'} | $.requestedSchema",
        "{'mode':'url','message':'m'} | $.url",
        "{'mode':'url','message':'m','url':'nowhere'} | $.url",
        "{'mode':'voice','message':'m'} | $.mode",
        "{'mode':1,'message':'m'} | $.mode",
        "{'message':1} | $.message",
        "{'message':'m','requestedSchema':[]} | $.requestedSchema",
        "{'message':'m','requestedSchema':{'type':'object'}} | $.requestedSchema.properties",
        "{'message':'m','requestedSchema':{'type':'object','properties':{'a':{'type':'string','title':1}}}} | $.requestedSchema.properties.a.title",
        "[] | $"
      })
  void faultsOfElicitationNameTheirPlace(String params, String path) {
    failsAt(path, () -> elicit(params));
  }

  @Test
  void contentWithoutAcceptIsDropped() {
    assertThat(answer("{'content':{'a':1},'action':'decline'}")).isEqualTo(ElicitResult.decline());
    assertThat(answer("{'action':'cancel','content':null,'x':1}")).isEqualTo(ElicitResult.cancel());
    assertThat(answer("{'action':'accept','content':null}")).isEqualTo(ElicitResult.accept());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | $.action",
        "{'action':'Accept'} | $.action",
        "{'action':null} | $.action",
        "{'action':'accept','content':[]} | $.content",
        "{'action':'accept','content':{'a':null}} | $.content.a",
        "{'action':'accept','content':{'a':{'b':1}}} | $.content.a",
        "{'action':'accept','content':{'a':['x',1]}} | $.content.a[1]",
        "{'action':'accept','content':{'a':[['x']]}} | $.content.a[0]"
      })
  void faultsOfAnAnswerNameTheirPlace(String result, String path) {
    failsAt(path, () -> answer(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'maxTokens':1} | $.messages",
        "{'messages':[]} | $.maxTokens",
        "{'messages':[],'maxTokens':'1'} | $.maxTokens",
        "{'messages':[],'maxTokens':1.5} | $.maxTokens",
        "{'messages':[{'content':[]}],'maxTokens':1} | $.messages[0].role",
        "{'messages':[{'role':'user'}],'maxTokens':1} | $.messages[0].content",
        "{'messages':[{'role':'system','content':[]}],'maxTokens':1} | $.messages[0].role",
        "{'messages':[{'role':'user','content':'hi'}],'maxTokens':1} | $.messages[0].content",
        "{'messages':[{'role':'user','content':[{'type':'text'}]}],'maxTokens':1} | $.messages[0].content[0].text",
        "{'messages':[{'role':'user','content':{'text':'x'}}],'maxTokens':1} | $.messages[0].content.type",
        "{'messages':[],'maxTokens':1,'includeContext':'some'} | $.includeContext",
        "{'messages':[],'maxTokens':1,'toolChoice':'auto'} | $.toolChoice",
        "{'messages':[],'maxTokens':1,'toolChoice':{'mode':'maybe'}} | $.toolChoice.mode",
        "{'messages':[],'maxTokens':1,'metadata':[]} | $.metadata",
        "{'messages':[],'maxTokens':1,'tools':[{'name':'t'}]} | $.tools[0].inputSchema",
        "{'messages':[],'maxTokens':1,'stopSequences':[1]} | $.stopSequences[0]",
        "{'messages':[],'maxTokens':1,'modelPreferences':{'hints':[{'name':1}]}} | $.modelPreferences.hints[0].name",
        "{'messages':[],'maxTokens':1,'modelPreferences':{'costPriority':'x'}} | $.modelPreferences.costPriority"
      })
  void faultsOfSamplingNameTheirPlace(String params, String path) {
    failsAt(
        path,
        () ->
            SamplingMethods.CREATE_MESSAGE
                .paramsReader()
                .read(reader(params), new RequestFrameReader()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'content':[],'model':'m'} | $.role",
        "{'role':'assistant','model':'m'} | $.content",
        "{'role':'assistant','content':[]} | $.model",
        "{'role':'assistant','content':[],'model':'m','stopReason':1} | $.stopReason"
      })
  void faultsOfASampledMessageNameTheirPlace(String result, String path) {
    failsAt(
        path,
        () ->
            SamplingMethods.CREATE_MESSAGE
                .resultReader()
                .read(reader(result), new ResultFrameReader()));
  }

  @Test
  void nullsCountAsAbsentInSampling() {
    String all =
        "{'messages':[],'maxTokens':5,'modelPreferences':null,'systemPrompt':null,'includeContext':null,'temperature':null,"
            + "'stopSequences':null,'metadata':null,'tools':null,'toolChoice':null,'more':[{}]}";
    CreateMessageRequest request =
        SamplingMethods.CREATE_MESSAGE.paramsReader().read(reader(all), new RequestFrameReader());
    assertThat(request).isEqualTo(CreateMessageRequest.builder(java.util.List.of(), 5).build());
    CreateMessageRequest choice =
        SamplingMethods.CREATE_MESSAGE
            .paramsReader()
            .read(
                reader("{'messages':[],'maxTokens':5,'toolChoice':{'x':1}}"),
                new RequestFrameReader());
    assertThat(choice.toolChoice()).isEqualTo(ToolChoice.AUTO);
  }

  @Test
  void aBlockAloneIsAListOfOne() {
    CreateMessageResult result =
        result(
            SamplingMethods.CREATE_MESSAGE,
            "{'model':'m','content':{'n':1,'type':'hologram'},'role':'assistant'}");
    assertThat(result.content())
        .containsExactly(new UnknownContent("hologram", raw("{'n':1,'type':'hologram'}")));
  }

  @Test
  void inputRequestsTolerateMoreMembersAndAnyOrder() {
    Map<String, Request<?>> requests =
        InputRequestsCodec.read(
            reader(
                "{'r':{'id':'list-roots-example','method':'roots/list'},'p':{'params':{'_meta':{'a/b':1},'x':1},'method':'roots/list','jsonrpc':'2.0'},"
                    + "'n':{'method':'roots/list','params':null},"
                    + "'e':{'params':{'message':'m','url':'https://a.b/','mode':'url'},'method':'elicitation/create'}}"));
    assertThat(requests)
        .containsExactly(
            Map.entry("r", new ListRootsRequest()),
            Map.entry("p", new ListRootsRequest()),
            Map.entry("n", new ListRootsRequest()),
            Map.entry("e", new ElicitUrlRequest("m", "https://a.b/")));
  }

  @Test
  void inputRequestsOfUnknownMethodsAreKept() {
    Map<String, Request<?>> requests =
        InputRequestsCodec.read(
            reader("{'a':{'params':[1],'method':'x/y','z':0},'b':{'method':'','params':null}}"));
    assertThat(requests)
        .containsExactly(
            Map.entry("a", new UnknownInputRequest("x/y", raw("[1]"))),
            Map.entry("b", new UnknownInputRequest("", null)));
    assertThat(requests.get("a").method().name()).isEqualTo("x/y");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | $",
        "{'k':[]} | $.k",
        "{'k':{}} | $.k.method",
        "{'k':{'params':{}}} | $.k.method",
        "{'k':{'method':1}} | $.k.method",
        "{'k':{'method':null}} | $.k.method",
        "{'k':{'method':'elicitation/create'}} | $.k.params",
        "{'k':{'method':'elicitation/create','params':null}} | $.k.params",
        "{'k':{'method':'roots/list','params':[]}} | $.k.params",
        "{'a':{'method':'roots/list'},'k':{'params':{'maxTokens':1},'method':'sampling/createMessage'}} | $.k.params.messages",
        "{'k':{'params':{'message':'m','requestedSchema':{'type':'object'}},'method':'elicitation/create'}} | $.k.params.requestedSchema.properties"
      })
  void faultsOfInputRequestsNameTheirPlace(String requests, String path) {
    failsAt(path, () -> InputRequestsCodec.read(reader(requests)));
  }

  @Test
  void otherRequestsAreNoInputRequests() {
    assertThatThrownBy(
            () ->
                InputRequestsCodec.write(
                    new JsonWriter(), Map.of("k", new ListToolsRequest(null)), Wire.LATEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tools/list");
  }

  @Test
  void inputResponsesAreBareResults() {
    ElicitResult accept = ElicitResult.accept(raw("{'a':['b']}"));
    RawJson elicited = InputResponses.write(Methods.ELICITATION_CREATE, accept, Wire.LATEST);
    assertThat(elicited).hasToString(json("{'action':'accept','content':{'a':['b']}}"));
    assertThat(InputResponses.read(Methods.ELICITATION_CREATE, elicited)).isEqualTo(accept);

    Meta meta = Meta.of("com.example/cost", RawJson.number(3));
    CreateMessageResult message =
        new CreateMessageResult(dev.mcpsdk.schema.Role.USER, java.util.List.of(), "m", null, meta);
    RawJson sampled = InputResponses.write(Methods.SAMPLING_CREATE_MESSAGE, message, Wire.LATEST);
    assertThat(sampled)
        .hasToString(
            json("{'role':'user','content':[],'model':'m','_meta':{'com.example/cost':3}}"));
    assertThat(InputResponses.read(Methods.SAMPLING_CREATE_MESSAGE, sampled)).isEqualTo(message);

    ListRootsResult roots = ListRootsResult.of(Root.of(Path.of("/srv")));
    RawJson listed = InputResponses.write(Methods.ROOTS_LIST, roots, Wire.LATEST);
    assertThat(InputResponses.read(Methods.ROOTS_LIST, listed)).isEqualTo(roots);
  }

  @Test
  void inputResponsesOfAnotherKindAreRefused() {
    failsAt("$.action", () -> InputResponses.read(Methods.ELICITATION_CREATE, raw("{'roots':[]}")));
    failsAt("$", () -> InputResponses.read(Methods.ELICITATION_CREATE, RawJson.NULL));
    failsAt(
        "$",
        () ->
            InputResponses.read(
                Methods.ROOTS_LIST, raw("{'roots':[],'resultType':'input_required'}")));
    assertThatThrownBy(() -> InputResponses.read(Methods.TOOLS_CALL, RawJson.EMPTY_OBJECT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tools/call");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'status':'working','createdAt':'c','lastUpdatedAt':'u','ttlMs':1} | $.taskId",
        "{'taskId':'t','createdAt':'c','lastUpdatedAt':'u','ttlMs':1} | $.status",
        "{'taskId':'t','status':'paused','createdAt':'c','lastUpdatedAt':'u','ttlMs':1} | $.status",
        "{'taskId':'t','status':'working','lastUpdatedAt':'u','ttlMs':1} | $.createdAt",
        "{'taskId':'t','status':'working','createdAt':'c','ttlMs':1} | $.lastUpdatedAt",
        "{'taskId':'t','status':'working','createdAt':'c','lastUpdatedAt':'u'} | $.ttlMs",
        "{'taskId':'t','status':'working','createdAt':'c','lastUpdatedAt':'u','ttlMs':'1'} | $.ttlMs",
        "{'taskId':'t','status':'completed','createdAt':'c','lastUpdatedAt':'u','ttlMs':1} | $.result",
        "{'taskId':'t','status':'completed','createdAt':'c','lastUpdatedAt':'u','ttlMs':1,'result':[]} | $.result",
        "{'taskId':'t','status':'failed','createdAt':'c','lastUpdatedAt':'u','ttlMs':1,'result':{}} | $.error",
        "{'taskId':'t','status':'failed','createdAt':'c','lastUpdatedAt':'u','ttlMs':1,'error':{'code':1}} | $.error.message",
        "{'taskId':'t','status':'failed','createdAt':'c','lastUpdatedAt':'u','ttlMs':1,'error':{'message':'m'}} | $.error.code",
        "{'taskId':'t','status':'input_required','createdAt':'c','lastUpdatedAt':'u','ttlMs':1} | $.inputRequests",
        "{'taskId':'t','status':'input_required','createdAt':'c','lastUpdatedAt':'u','ttlMs':1,'inputRequests':{'k':{}}} | $.inputRequests.k.method"
      })
  void faultsOfATaskNameTheirPlace(String result, String path) {
    failsAt(
        path, () -> TaskCodecs.GET.resultReader().read(reader(result), new ResultFrameReader()));
  }

  @Test
  void aTaskKeepsOnlyWhatItsStatusAllows() {
    GetTaskResult working =
        result(
            TaskCodecs.GET,
            "{"
                + TASK
                + ",'status':'working','ttlMs':1,'result':{},'error':{'code':1,'message':'m'},'new':1}");
    assertThat(working.task()).isEqualTo(DetailedTask.of(working.task().task()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "task"})
  void tasksGetReadsBothResultTypes(String type) {
    GetTaskResult done =
        result(
            TaskCodecs.GET,
            "{'resultType':'"
                + type
                + "',"
                + TASK
                + ",'status':'completed','ttlMs':null,'result':{},'_meta':{'a/b':1}}");
    assertThat(done.task().result()).isEqualTo(RawJson.EMPTY_OBJECT);
    assertThat(done.task().task().ttlMs()).isNull();
    assertThat(done.meta()).isEqualTo(Meta.copyOf(Map.of("a/b", RawJson.number(1))));
  }

  @Test
  void cancelReadsTheTaskOrTheAcknowledgement() {
    CancelTaskResult acknowledged = result(TaskCodecs.CANCEL, "{'resultType':'complete'}");
    assertThat(acknowledged).isEqualTo(CancelTaskResult.ACKNOWLEDGED);
    CancelTaskResult cancelled =
        result(TaskCodecs.CANCEL, "{" + TASK + ",'status':'cancelled','ttl':5}");
    assertThat(cancelled.task())
        .isNotNull()
        .extracting(t -> t.status())
        .isEqualTo(TaskStatus.CANCELLED);
    failsAt("$.status", () -> result(TaskCodecs.CANCEL, "{'taskId':'t'}"));
  }

  @Test
  void metadataOfATask() {
    assertThat(TaskCodec.readMetadata(reader("{'ttl':60000,'x':1}")))
        .isEqualTo(new TaskMetadata(60_000L));
    assertThat(TaskCodec.readMetadata(reader("{}"))).isEqualTo(new TaskMetadata(null));
    JsonWriter out = new JsonWriter();
    TaskCodec.write(out, new TaskMetadata(5L));
    assertThat(out).hasToString("{\"ttl\":5}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "elicitation/create",
        "sampling/createMessage",
        "roots/list",
        "tasks/get",
        "tasks/result",
        "tasks/cancel",
        "tasks/update",
        "tasks/list"
      })
  void aResultThatIsNotCompleteIsNotRead(String method) {
    MethodCodec<?, ?> codec = Codecs.STANDARD.method(method);
    ResultFrameReader frame = new ResultFrameReader();
    assertThat(codec.resultReader().read(reader("{'resultType':'other'}"), frame)).isNull();
    assertThat(frame.resultType()).isEqualTo("other");
  }

  @Test
  void contentMayStandBesideARefusalInAnyOrder() {
    assertThat(answer("{'action':'decline','content':{}}").action())
        .isEqualTo(ElicitAction.DECLINE);
  }

  private static ElicitRequest elicit(String params) {
    return ElicitMethods.CREATE.paramsReader().read(reader(params), new RequestFrameReader());
  }

  private static ElicitResult answer(String result) {
    return result(ElicitMethods.CREATE, result);
  }

  private static <Q extends Request<R>, R extends Result> R result(
      MethodCodec<Q, R> codec, String json) {
    JsonReader in = reader(json);
    @Nullable R result = codec.resultReader().read(in, new ResultFrameReader());
    in.end();
    assertThat(result).isNotNull();
    return result;
  }

  private static void failsAt(String path, ThrowingCallable read) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(JsonShapeException.class, e -> assertThat(e.path()).isEqualTo(path))
        .hasMessageContaining("expected")
        .hasMessageContaining(path);
  }

  private static JsonReader reader(String json) {
    return new JsonReader(json(json).getBytes(StandardCharsets.UTF_8));
  }

  private static RawJson raw(String json) {
    return RawJson.of(json(json));
  }

  private static String json(String singleQuoted) {
    return singleQuoted.replace('\'', '"');
  }
}
