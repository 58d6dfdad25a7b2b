package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.codec.CreatedTasks;
import dev.mcpsdk.schema.codec.IdCodec;
import dev.mcpsdk.schema.codec.MethodCodec;
import dev.mcpsdk.schema.codec.NotificationCodec;
import dev.mcpsdk.schema.codec.RequestFrameReader;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.ResultFrameReader;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonSyntaxException;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one message. One pass does if {@code method} comes before {@code params} and {@code id}
 * before {@code result}, and nothing in them is faulty; else the bytes are read once more with what
 * the first pass has found out.
 */
final class MessageDecoder {
  private static final MemberNames NAMES =
      MemberNames.of(
          Name.of("jsonrpc"),
          Name.of("id"),
          Name.of("method"),
          Name.of("params"),
          Name.of("result"),
          Name.of("error"));
  private static final MemberNames VERSION = MemberNames.of(Name.of("2.0"));
  private static final MemberNames ERROR_NAMES =
      MemberNames.of(Name.of("code"), Name.of("message"), Name.of("data"));

  private final byte[] buffer;
  private final int offset;
  private final int length;
  private final JsonLimits limits;
  private final ExpectedResults expected;
  private final Codecs codecs;

  // The envelope.
  private boolean isVersion2;
  private boolean hasId;
  private boolean hasMethod;
  private boolean hasParams;
  private boolean hasResult;
  private boolean hasError;
  private @Nullable RequestId id;
  private boolean idIsFaulty;
  private @Nullable String method;

  // What was found out for another pass.
  private boolean deferred;
  private boolean careful;
  private @Nullable ParamsFault paramsFault;
  private @Nullable JsonShapeException answerFault;

  // The contents.
  private @Nullable RequestFrameReader frame;
  private @Nullable Request<?> request;
  private @Nullable Notification notification;
  private @Nullable RawJson rawParams;
  private @Nullable Result result;
  private ResultFrame resultFrame = ResultFrame.NONE;
  private @Nullable RawJson rawResult;
  private @Nullable ErrorObject error;

  MessageDecoder(
      byte[] buffer,
      int offset,
      int length,
      JsonLimits limits,
      ExpectedResults expected,
      Codecs codecs) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.limits = limits;
    this.expected = expected;
    this.codecs = codecs;
  }

  JsonRpcMessage decode() {
    try {
      pass();
      if (deferred) {
        deferred = false;
        pass();
      }
      if (careful) {
        pass();
      }
    } catch (JsonSyntaxException e) {
      throw new MalformedMessageException(ErrorCodes.PARSE_ERROR, e.getMessage(), null, false);
    }
    if (!isVersion2) {
      throw malformed("expected \"2.0\" at $.jsonrpc");
    }
    if (idIsFaulty) {
      throw malformed("expected a string or an integer at $.id");
    }
    if (hasMethod) {
      return call();
    }
    return answer();
  }

  /** Reads the whole message, or up to the first fault that asks for a careful pass. */
  private void pass() {
    JsonReader in = new JsonReader(buffer, offset, length, limits);
    if (in.peek() != JsonKind.OBJECT) {
      JsonKind kind = in.peek();
      in.skip();
      in.end();
      throw malformed(
          "expected an object but found "
              + (kind == JsonKind.ARRAY ? "an array" : "another value"));
    }
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      if (!member(in, m)) {
        careful = true;
        return;
      }
    }
    in.end();
  }

  private boolean member(JsonReader in, int index) {
    switch (index) {
      case 0 -> {
        isVersion2 = in.stringIndex(VERSION) == 0;
        if (!isVersion2) {
          in.skip();
        }
      }
      case 1 -> readId(in);
      case 2 -> readMethod(in);
      case 3 -> {
        hasParams = true;
        return readParams(in);
      }
      case 4 -> {
        hasResult = true;
        return readResult(in);
      }
      case 5 -> {
        hasError = true;
        return readError(in);
      }
      default -> in.skip();
    }
    return true;
  }

  private void readId(JsonReader in) {
    hasId = true;
    if (in.nextNull()) {
      return;
    }
    JsonKind kind = in.peek();
    if (kind != JsonKind.STRING && kind != JsonKind.NUMBER) {
      in.skip();
      idIsFaulty = true;
      return;
    }
    try {
      id = IdCodec.readId(in);
    } catch (JsonShapeException fractionOrTooLarge) {
      idIsFaulty = true;
    }
  }

  private void readMethod(JsonReader in) {
    hasMethod = true;
    if (in.peek() == JsonKind.STRING) {
      method = codecs.methodName(in);
    } else {
      in.skip();
    }
  }

  private boolean readParams(JsonReader in) {
    if (careful) {
      frame = null;
      frame().faultyParams(in);
      return true;
    }
    if (method == null) {
      deferred = true;
      in.skip();
      return true;
    }
    try {
      decodeParams(in, method);
      return true;
    } catch (JsonShapeException e) {
      paramsFault = new ParamsFault(e.getMessage(), e.path());
      return false;
    }
  }

  private void decodeParams(JsonReader in, String method) {
    MethodCodec<?, ?> methodCodec = codecs.method(method);
    if (methodCodec != null) {
      request = methodCodec.paramsReader().read(in, frame());
      return;
    }
    NotificationCodec<?> notificationCodec = codecs.notification(method);
    if (notificationCodec != null) {
      notification = notificationCodec.paramsReader().read(in, frame());
      return;
    }
    rawParams = in.raw();
    frame().faultyParams(rawParams.reader());
  }

  private RequestFrameReader frame() {
    RequestFrameReader made = frame;
    if (made == null) {
      made = new RequestFrameReader();
      frame = made;
    }
    return made;
  }

  private boolean readResult(JsonReader in) {
    if (careful) {
      rawResult = in.raw();
      return true;
    }
    RequestId id = this.id;
    if (id == null) {
      deferred = true;
      in.skip();
      return true;
    }
    Method<?, ?> asked = expected.of(id);
    MethodCodec<?, ?> codec = asked == null ? null : codecs.method(asked.name());
    if (codec == null) {
      rawResult = in.raw();
      return true;
    }
    ResultFrameReader reader = new ResultFrameReader();
    try {
      result = codec.resultReader().read(in, reader);
      resultFrame = reader.frame(in);
    } catch (JsonShapeException e) {
      answerFault = e;
      return false;
    }
    return resultFrame.isComplete() || resultFrame.inputRequired() != null;
  }

  private boolean readError(JsonReader in) {
    if (careful) {
      in.skip();
      return true;
    }
    Integer code = null;
    String message = null;
    RawJson data = null;
    try {
      in.beginObject();
      for (int m; (m = in.nextMember(ERROR_NAMES)) != MemberNames.END; ) {
        switch (m) {
          case 0 -> code = in.int32();
          case 1 -> message = in.string();
          case 2 -> data = in.raw();
          default -> in.skip();
        }
      }
      if (code == null) {
        throw in.missing("code");
      }
      if (message == null) {
        throw in.missing("message");
      }
    } catch (JsonShapeException e) {
      answerFault = e;
      return false;
    }
    error = new ErrorObject(code, message, data);
    return true;
  }

  private JsonRpcMessage call() {
    String method = this.method;
    if (method == null) {
      throw malformed("expected a string at $.method");
    }
    if (hasResult || hasError) {
      throw malformed("expected either $.method or $.result or $.error but found several");
    }
    if (!hasParams) {
      decodeAbsentParams(method);
    }
    if (!hasId) {
      return new JsonRpcNotification(
          method, notification, frame().subscriptionId(), frame().frame(), Wire.LATEST);
    }
    if (id == null) {
      throw malformed("expected a string or an integer at $.id but found null");
    }
    return new JsonRpcRequest(
        id, method, request, frame().frame(), paramsFault, rawParams, Wire.LATEST);
  }

  private void decodeAbsentParams(String method) {
    try {
      decodeParams(RawJson.EMPTY_OBJECT.reader(), method);
      rawParams = null;
    } catch (JsonShapeException e) {
      paramsFault = new ParamsFault("expected member $.params but it is missing", "$.params");
    }
  }

  private JsonRpcResponse answer() {
    if (hasResult == hasError) {
      throw malformed(
          hasResult
              ? "expected either $.result or $.error but found both"
              : "expected $.method, $.result or $.error but found none");
    }
    if (error != null) {
      return new JsonRpcError(id, error);
    }
    if (id == null) {
      throw malformed(
          answerFault == null
              ? "expected a string or an integer at $.id"
              : answerFault.getMessage());
    }
    if (careful) {
      return rawAnswer(id);
    }
    return new JsonRpcResult(id, result, resultFrame, rawResult, Wire.LATEST);
  }

  /** A result of a type that only an extension knows; all else here is faulty. */
  private JsonRpcResult rawAnswer(RequestId id) {
    String message = answerFault == null ? "" : answerFault.getMessage();
    if (rawResult != null) {
      JsonReader in = rawResult.reader();
      ResultFrameReader reader = new ResultFrameReader();
      try {
        reader.result(in);
        ResultFrame extension = reader.frame(in);
        if (isNestedTask(extension, rawResult)) {
          extension = new ResultFrame(CreatedTasks.RESULT_TYPE, extension.serverInfo(), null, null);
        }
        if (!extension.isComplete() && extension.inputRequired() == null) {
          return new JsonRpcResult(id, null, extension, rawResult, Wire.LATEST);
        }
      } catch (JsonShapeException e) {
        message = answerFault == null ? e.getMessage() : message;
      }
    }
    throw malformed(message);
  }

  /** 2025-11-25 has no result types: there a task is what else would be a faulty result. */
  private static boolean isNestedTask(ResultFrame frame, RawJson result) {
    RawJson task = frame.resultType() == null ? result.member("task") : null;
    return task != null && task.kind() == JsonKind.OBJECT;
  }

  private MalformedMessageException malformed(String message) {
    boolean isAnswer = (hasResult || hasError) && !hasMethod;
    return new MalformedMessageException(ErrorCodes.INVALID_REQUEST, message, id, isAnswer);
  }
}
