package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ListenRequest;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.SubscriptionsAcknowledgedNotification;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.MemberNames;
import org.jspecify.annotations.Nullable;

/** {@code subscriptions/listen} and its acknowledgement. */
final class ListenMethods {
  private static final MemberNames NAMES = RequestFrameReader.names(Names.NOTIFICATIONS);

  static final MethodCodec<ListenRequest, ListenResult> LISTEN =
      new MethodCodec<>(
          Methods.SUBSCRIPTIONS_LISTEN,
          false,
          (in, frame) -> new ListenRequest(readFilter(in, frame)),
          (out, request, wire) -> SubscriptionFilterCodec.write(out, request.notifications()),
          ListenMethods::readResult,
          EmptyCodec::write);

  static final NotificationCodec<SubscriptionsAcknowledgedNotification> ACKNOWLEDGED =
      new NotificationCodec<>(
          SubscriptionsAcknowledgedNotification.METHOD,
          SubscriptionsAcknowledgedNotification.class,
          false,
          (in, frame) -> new SubscriptionsAcknowledgedNotification(readFilter(in, frame)),
          (out, value, wire) -> SubscriptionFilterCodec.write(out, value.notifications()));

  private ListenMethods() {}

  private static SubscriptionFilter readFilter(JsonReader in, RequestFrameReader frame) {
    SubscriptionFilter filter = null;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        filter = SubscriptionFilterCodec.read(in);
      } else {
        frame.member(in, m - 1);
      }
    }
    if (filter == null) {
      throw in.missing("notifications");
    }
    return filter;
  }

  private static @Nullable ListenResult readResult(JsonReader in, ResultFrameReader frame) {
    Meta meta = EmptyCodec.readFrame(in, frame);
    return meta == null ? null : new ListenResult(meta);
  }
}
