package dev.mcpsdk.benchmarks.codec;

import com.alibaba.fastjson2.JSON;

/** fastjson2's typed binding, which generates code for each class. */
final class Fastjson2Codec implements Codec {

  @Override
  public Object decode(Payload payload) {
    return JSON.parseObject(payload.bytes(), Peer.typeOf(payload));
  }

  @Override
  public byte[] encode(Payload payload, Object message) {
    return JSON.toJSONBytes(message);
  }
}
