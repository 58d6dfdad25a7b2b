package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Carriage;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.codec.FrameWriter;
import dev.mcpsdk.schema.codec.IdCodec;
import dev.mcpsdk.schema.codec.MethodCodec;
import dev.mcpsdk.schema.codec.NotificationCodec;
import dev.mcpsdk.schema.codec.UncarriedException;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.Name;
import java.util.List;

/** Writes JSON-RPC messages as UTF-8, in the form their {@code wire} says. */
public final class MessageWriter {
  private static final Name JSONRPC = Name.of("jsonrpc");
  private static final Name ID = Name.of("id");
  private static final Name METHOD = Name.of("method");
  private static final Name PARAMS = Name.of("params");
  private static final Name RESULT = Name.of("result");
  private static final Name ERROR = Name.of("error");
  private static final Name CODE = Name.of("code");
  private static final Name MESSAGE = Name.of("message");
  private static final Name DATA = Name.of("data");

  private MessageWriter() {}

  /** Appends a message of the protocol's methods, without a line's end. */
  public static void write(JsonWriter out, JsonRpcMessage message) {
    write(out, message, Codecs.STANDARD);
  }

  /**
   * As {@link #write(JsonWriter, JsonRpcMessage)}, with further methods.
   *
   * @throws IllegalArgumentException if there is no codec for the message; then part of it may have
   *     been written
   * @throws UncarriedException if its revision has no form for it, also with part of it written;
   *     {@link Carriage} tells beforehand
   */
  public static void write(JsonWriter out, JsonRpcMessage message, Codecs codecs) {
    out.beginObject().member(JSONRPC, "2.0");
    if (message instanceof JsonRpcRequest request) {
      write(out, request, codecs);
    } else if (message instanceof JsonRpcNotification notification) {
      write(out, notification, codecs);
    } else if (message instanceof JsonRpcResult result) {
      write(out, result, codecs);
    } else {
      write(out, (JsonRpcError) message);
    }
    out.endObject();
  }

  /**
   * Appends an array of messages, which only 2025-03-26 has.
   *
   * @throws IllegalArgumentException if there are none, or there is no codec for one of them
   * @throws UncarriedException as {@link #write(JsonWriter, JsonRpcMessage, Codecs)} does
   */
  public static void writeBatch(
      JsonWriter out, List<? extends JsonRpcMessage> messages, Codecs codecs) {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("expected messages for a batch but got none");
    }
    out.beginArray();
    for (JsonRpcMessage message : messages) {
      write(out, message, codecs);
    }
    out.endArray();
  }

  public static byte[] toBytes(JsonRpcMessage message) {
    return JsonWriter.toBytes(out -> write(out, message));
  }

  private static void write(JsonWriter out, JsonRpcRequest message, Codecs codecs) {
    IdCodec.write(out, ID, message.id());
    out.member(METHOD, message.method());
    Request<?> request = message.request();
    if (request == null) {
      out.optional(PARAMS, message.rawParams());
      return;
    }
    MethodCodec<?, ?> codec = codecs.method(message.method());
    if (codec == null) {
      throw new IllegalArgumentException("there is no codec for " + message.method());
    }
    FrameWriter.params(out, codec, request, message.frame(), message.wire());
  }

  private static void write(JsonWriter out, JsonRpcNotification message, Codecs codecs) {
    out.member(METHOD, message.method());
    Notification notification = message.notification();
    NotificationCodec<?> codec = codecs.notification(message.method());
    if (notification == null || codec == null) {
      throw new IllegalArgumentException("there is no codec for " + message.method());
    }
    FrameWriter.params(
        out, codec, notification, message.subscriptionId(), message.frame(), message.wire());
  }

  private static void write(JsonWriter out, JsonRpcResult message, Codecs codecs) {
    IdCodec.write(out, ID, message.id());
    if (message.raw() != null) {
      out.member(RESULT, message.raw());
    } else {
      FrameWriter.result(out, codecs, message.result(), message.frame(), message.wire());
    }
  }

  private static void write(JsonWriter out, JsonRpcError message) {
    RequestId id = message.id();
    if (id != null) {
      IdCodec.write(out, ID, id);
    } else if (message.wire().nullErrorIds()) {
      out.name(ID).nullValue();
    }
    ErrorObject error = message.error();
    out.name(ERROR)
        .beginObject()
        .member(CODE, error.code())
        .member(MESSAGE, error.message())
        .optional(DATA, error.data())
        .endObject();
  }
}
