package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.DiscoverRequest;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.PingRequest;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.SetLevelRequest;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code server/discover}, {@code initialize}, {@code ping} and {@code logging/setLevel}. */
final class LifecycleMethods {
  private static final Name SUPPORTED_VERSIONS = Name.of("supportedVersions");
  private static final Name CLIENT_INFO = Name.of("clientInfo");
  private static final Name SERVER_INFO = Name.of("serverInfo");
  private static final Name LEVEL = Name.of("level");
  private static final MemberNames DISCOVER_NAMES =
      ResultFrameReader.names(SUPPORTED_VERSIONS, Names.CAPABILITIES, Names.INSTRUCTIONS);
  private static final MemberNames INITIALIZE_NAMES =
      RequestFrameReader.names(Names.PROTOCOL_VERSION, Names.CAPABILITIES, CLIENT_INFO);
  private static final MemberNames INITIALIZED_NAMES =
      ResultFrameReader.names(
          Names.PROTOCOL_VERSION, Names.CAPABILITIES, SERVER_INFO, Names.INSTRUCTIONS);
  private static final MemberNames LEVEL_NAMES = RequestFrameReader.names(LEVEL);

  static final MethodCodec<DiscoverRequest, DiscoverResult> DISCOVER =
      new MethodCodec<>(
          Methods.SERVER_DISCOVER,
          true,
          EmptyCodec.params(new DiscoverRequest()),
          EmptyCodec::write,
          LifecycleMethods::readDiscovered,
          LifecycleMethods::writeDiscovered);

  static final MethodCodec<InitializeRequest, InitializeResult> INITIALIZE =
      new MethodCodec<>(
          Methods.INITIALIZE,
          false,
          LifecycleMethods::readInitialize,
          LifecycleMethods::writeInitialize,
          LifecycleMethods::readInitialized,
          LifecycleMethods::writeInitialized);

  static final MethodCodec<PingRequest, EmptyResult> PING =
      new MethodCodec<>(
          Methods.PING,
          true,
          EmptyCodec.params(new PingRequest()),
          EmptyCodec::write,
          EmptyCodec::readResult,
          EmptyCodec::write);

  static final MethodCodec<SetLevelRequest, EmptyResult> SET_LEVEL =
      new MethodCodec<>(
          Methods.LOGGING_SET_LEVEL,
          false,
          LifecycleMethods::readLevel,
          (out, request, wire) -> out.member(LEVEL, request.level().wireName()),
          EmptyCodec::readResult,
          EmptyCodec::write);

  private LifecycleMethods() {}

  private static @Nullable DiscoverResult readDiscovered(JsonReader in, ResultFrameReader frame) {
    List<String> versions = null;
    ServerCapabilities capabilities = null;
    String instructions = null;
    in.beginObject();
    for (int m; (m = in.nextMember(DISCOVER_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> versions = MapCodec.readList(in);
        case 1 -> capabilities = ServerCapabilitiesCodec.read(in);
        case 2 -> instructions = in.optionalString();
        default -> frame.member(in, m - 3);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (versions == null) {
      throw in.missing("supportedVersions");
    }
    if (capabilities == null) {
      throw in.missing("capabilities");
    }
    return new DiscoverResult(versions, capabilities, instructions, frame.cache(), frame.meta());
  }

  private static void writeDiscovered(JsonWriter out, DiscoverResult result, Wire wire) {
    MapCodec.writeList(out, SUPPORTED_VERSIONS, result.supportedVersions());
    out.name(Names.CAPABILITIES);
    ServerCapabilitiesCodec.write(out, result.capabilities(), wire);
    out.optional(Names.INSTRUCTIONS, result.instructions());
  }

  private static InitializeRequest readInitialize(JsonReader in, RequestFrameReader frame) {
    String version = null;
    ClientCapabilities capabilities = null;
    Implementation clientInfo = null;
    in.beginObject();
    for (int m; (m = in.nextMember(INITIALIZE_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> version = in.string();
        case 1 -> capabilities = ClientCapabilitiesCodec.read(in);
        case 2 -> clientInfo = ImplementationCodec.read(in);
        default -> frame.member(in, m - 3);
      }
    }
    if (version == null) {
      throw in.missing("protocolVersion");
    }
    if (capabilities == null) {
      throw in.missing("capabilities");
    }
    if (clientInfo == null) {
      throw in.missing("clientInfo");
    }
    return new InitializeRequest(version, capabilities, clientInfo);
  }

  private static void writeInitialize(JsonWriter out, InitializeRequest request, Wire wire) {
    out.member(Names.PROTOCOL_VERSION, request.protocolVersion()).name(Names.CAPABILITIES);
    ClientCapabilitiesCodec.write(out, request.capabilities(), wire);
    ImplementationCodec.write(out, CLIENT_INFO, request.clientInfo(), wire);
  }

  private static @Nullable InitializeResult readInitialized(
      JsonReader in, ResultFrameReader frame) {
    String version = null;
    ServerCapabilities capabilities = null;
    Implementation serverInfo = null;
    String instructions = null;
    in.beginObject();
    for (int m; (m = in.nextMember(INITIALIZED_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> version = in.string();
        case 1 -> capabilities = ServerCapabilitiesCodec.read(in);
        case 2 -> serverInfo = ImplementationCodec.read(in);
        case 3 -> instructions = in.optionalString();
        default -> frame.member(in, m - 4);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (version == null) {
      throw in.missing("protocolVersion");
    }
    if (capabilities == null) {
      throw in.missing("capabilities");
    }
    if (serverInfo == null) {
      throw in.missing("serverInfo");
    }
    return new InitializeResult(version, capabilities, serverInfo, instructions, frame.meta());
  }

  private static void writeInitialized(JsonWriter out, InitializeResult result, Wire wire) {
    out.member(Names.PROTOCOL_VERSION, result.protocolVersion()).name(Names.CAPABILITIES);
    ServerCapabilitiesCodec.write(out, result.capabilities(), wire);
    ImplementationCodec.write(out, SERVER_INFO, result.serverInfo(), wire);
    out.optional(Names.INSTRUCTIONS, result.instructions());
  }

  private static SetLevelRequest readLevel(JsonReader in, RequestFrameReader frame) {
    LoggingLevel level = null;
    in.beginObject();
    for (int m; (m = in.nextMember(LEVEL_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        level = EnumCodec.readLevel(in);
      } else {
        frame.member(in, m - 1);
      }
    }
    if (level == null) {
      throw in.missing("level");
    }
    return new SetLevelRequest(level);
  }
}
