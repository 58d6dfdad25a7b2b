package dev.mcpsdk.schema.codec;

import java.util.List;

/** The methods of the protocol with their codecs. */
final class StandardCodecs {
  private StandardCodecs() {}

  static List<MethodCodec<?, ?>> methods() {
    return List.of(
        LifecycleMethods.INITIALIZE,
        LifecycleMethods.PING,
        LifecycleMethods.DISCOVER,
        LifecycleMethods.SET_LEVEL,
        ToolMethods.LIST,
        ToolMethods.CALL,
        ResourceMethods.LIST,
        ResourceMethods.LIST_TEMPLATES,
        ResourceMethods.READ,
        ResourceMethods.SUBSCRIBE,
        ResourceMethods.UNSUBSCRIBE,
        PromptMethods.LIST,
        PromptMethods.GET,
        CompletionMethods.COMPLETE,
        ListenMethods.LISTEN,
        ElicitMethods.CREATE,
        SamplingMethods.CREATE_MESSAGE,
        RootMethods.LIST,
        TaskCodecs.GET,
        TaskCodecs.RESULT,
        TaskCodecs.UPDATE,
        TaskCodecs.CANCEL,
        TaskCodecs.LIST);
  }

  static List<NotificationCodec<?>> notifications() {
    return List.of(
        NotificationCodecs.CANCELLED,
        NotificationCodecs.PROGRESSED,
        NotificationCodecs.LOGGED,
        NotificationCodecs.TOOLS_CHANGED,
        NotificationCodecs.PROMPTS_CHANGED,
        NotificationCodecs.RESOURCES_CHANGED,
        NotificationCodecs.RESOURCE_UPDATED,
        NotificationCodecs.INITIALIZED,
        ListenMethods.ACKNOWLEDGED,
        ElicitMethods.COMPLETE,
        RootMethods.CHANGED,
        TaskCodecs.STATUS,
        TaskCodecs.STATUS_2025_11_25);
  }
}
