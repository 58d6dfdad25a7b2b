package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.ListResourceTemplatesRequest;
import dev.mcpsdk.schema.ListResourceTemplatesResult;
import dev.mcpsdk.schema.ListResourcesRequest;
import dev.mcpsdk.schema.ListResourcesResult;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.ReadResourceResult;
import dev.mcpsdk.schema.ResourceContents;
import dev.mcpsdk.schema.SubscribeRequest;
import dev.mcpsdk.schema.UnsubscribeRequest;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code resources/…}. */
final class ResourceMethods {
  private static final Name CONTENTS = Name.of("contents");
  private static final MemberNames URI_NAMES = RequestFrameReader.retryNames(Names.URI);
  private static final MemberNames READ_RESULT_NAMES = ResultFrameReader.names(CONTENTS);

  static final MethodCodec<ListResourcesRequest, ListResourcesResult> LIST =
      new PageCodec<>(
              PageCodec.RESOURCES,
              ResourceCodec::read,
              ResourceCodec::write,
              ListResourcesResult::new)
          .of(Methods.RESOURCES_LIST, ListResourcesRequest::new);

  static final MethodCodec<ListResourceTemplatesRequest, ListResourceTemplatesResult>
      LIST_TEMPLATES =
          new PageCodec<>(
                  PageCodec.RESOURCE_TEMPLATES,
                  ResourceCodec::readTemplate,
                  ResourceCodec::write,
                  ListResourceTemplatesResult::new)
              .of(Methods.RESOURCES_TEMPLATES_LIST, ListResourceTemplatesRequest::new);

  static final MethodCodec<ReadResourceRequest, ReadResourceResult> READ =
      new MethodCodec<>(
          Methods.RESOURCES_READ,
          false,
          (in, frame) -> new ReadResourceRequest(readUri(in, frame)),
          (out, request, wire) -> out.member(Names.URI, request.uri()),
          ResourceMethods::readResult,
          ResourceMethods::writeResult);

  static final MethodCodec<SubscribeRequest, EmptyResult> SUBSCRIBE =
      new MethodCodec<>(
          Methods.RESOURCES_SUBSCRIBE,
          false,
          (in, frame) -> new SubscribeRequest(readUri(in, frame)),
          (out, request, wire) -> out.member(Names.URI, request.uri()),
          EmptyCodec::readResult,
          EmptyCodec::write);

  static final MethodCodec<UnsubscribeRequest, EmptyResult> UNSUBSCRIBE =
      new MethodCodec<>(
          Methods.RESOURCES_UNSUBSCRIBE,
          false,
          (in, frame) -> new UnsubscribeRequest(readUri(in, frame)),
          (out, request, wire) -> out.member(Names.URI, request.uri()),
          EmptyCodec::readResult,
          EmptyCodec::write);

  private ResourceMethods() {}

  static String readUri(JsonReader in, RequestFrameReader frame) {
    String uri = null;
    in.beginObject();
    for (int m; (m = in.nextMember(URI_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        uri = in.string();
      } else {
        frame.member(in, m - 1);
      }
    }
    if (uri == null) {
      throw in.missing("uri");
    }
    return uri;
  }

  private static @Nullable ReadResourceResult readResult(JsonReader in, ResultFrameReader frame) {
    List<ResourceContents> contents = null;
    in.beginObject();
    for (int m; (m = in.nextMember(READ_RESULT_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        contents = new ArrayList<>(1);
        in.beginArray();
        while (in.nextElement()) {
          contents.add(ResourceContentsCodec.read(in));
        }
      } else {
        frame.member(in, m - 1);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (contents == null) {
      throw in.missing("contents");
    }
    return new ReadResourceResult(contents, frame.cache(), frame.meta());
  }

  private static void writeResult(JsonWriter out, ReadResourceResult result, Wire wire) {
    out.name(CONTENTS).beginArray();
    for (ResourceContents contents : result.contents()) {
      ResourceContentsCodec.write(out, contents, wire);
    }
    out.endArray();
  }
}
