package dev.mcpsdk.core.dialect;

import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The methods of 2026-07-28. What is not here does not exist there, however well the rest of the
 * SDK knows it.
 */
final class StatelessMethods {

  /** Sent by clients. */
  static final Set<String> REQUESTS =
      Stream.of(
              Methods.SERVER_DISCOVER,
              Methods.TOOLS_LIST,
              Methods.TOOLS_CALL,
              Methods.RESOURCES_LIST,
              Methods.RESOURCES_TEMPLATES_LIST,
              Methods.RESOURCES_READ,
              Methods.PROMPTS_LIST,
              Methods.PROMPTS_GET,
              Methods.COMPLETION_COMPLETE,
              Methods.SUBSCRIPTIONS_LISTEN)
          .map(Method::name)
          .collect(Collectors.toUnmodifiableSet());

  /** May be answered with questions. */
  static final Set<String> ASKING =
      Stream.of(Methods.TOOLS_CALL, Methods.PROMPTS_GET, Methods.RESOURCES_READ)
          .map(Method::name)
          .collect(Collectors.toUnmodifiableSet());

  private StatelessMethods() {}
}
