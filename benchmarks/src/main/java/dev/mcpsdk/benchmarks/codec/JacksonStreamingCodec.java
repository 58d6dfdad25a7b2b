package dev.mcpsdk.benchmarks.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Jackson 2's parser and generator, driven by hand. */
final class JacksonStreamingCodec implements Codec {
  private final JsonFactory factory = new JsonFactory();

  @Override
  public Object decode(Payload payload) {
    try (JsonParser in = factory.createParser(payload.bytes())) {
      in.nextToken();
      return switch (payload.kind()) {
        case CALL -> JacksonPeerReader.call(in);
        case RESULT -> JacksonPeerReader.result(in);
        case TOOLS -> JacksonPeerReader.tools(in);
        case PROGRESS -> JacksonPeerReader.progress(in);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] encode(Payload payload, Object message) {
    // As ObjectMapper.writeValueAsBytes does it.
    BufferRecycler recycler = factory._getBufferRecycler();
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(recycler)) {
      try (JsonGenerator out = factory.createGenerator(bytes)) {
        switch (payload.kind()) {
          case CALL -> JacksonPeerWriter.call(out, (Peer.Call) message);
          case RESULT -> JacksonPeerWriter.result(out, (Peer.Result) message);
          case TOOLS -> JacksonPeerWriter.tools(out, (Peer.Tools) message);
          case PROGRESS -> JacksonPeerWriter.progress(out, (Peer.Progress) message);
        }
      }
      return bytes.getClearAndRelease();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      recycler.releaseToPool();
    }
  }
}
