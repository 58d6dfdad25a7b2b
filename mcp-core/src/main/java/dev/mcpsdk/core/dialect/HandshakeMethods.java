package dev.mcpsdk.core.dialect;

import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.TaskMethods;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods of 2024-11-05 to 2025-11-25, both ways. What is not here does not exist there. */
final class HandshakeMethods {

  private static final Map<ProtocolVersion, Set<String>> OF_CLIENTS =
      new EnumMap<>(ProtocolVersion.class);
  private static final Map<ProtocolVersion, Set<String>> OF_SERVERS =
      new EnumMap<>(ProtocolVersion.class);

  static {
    for (ProtocolVersion version : VersionFeatures.of(Era.HANDSHAKE)) {
      OF_CLIENTS.put(version, ofClients(version));
      OF_SERVERS.put(version, ofServers(version));
    }
  }

  private HandshakeMethods() {}

  /** Whether clients may send requests of this method. */
  static boolean ofClients(ProtocolVersion version, String method) {
    return OF_CLIENTS.getOrDefault(version, Set.of()).contains(method);
  }

  /** Whether servers may send requests of this method. */
  static boolean ofServers(ProtocolVersion version, String method) {
    return OF_SERVERS.getOrDefault(version, Set.of()).contains(method);
  }

  private static Set<String> ofClients(ProtocolVersion version) {
    Set<String> names =
        names(
            Methods.INITIALIZE,
            Methods.PING,
            Methods.TOOLS_LIST,
            Methods.TOOLS_CALL,
            Methods.RESOURCES_LIST,
            Methods.RESOURCES_TEMPLATES_LIST,
            Methods.RESOURCES_READ,
            Methods.RESOURCES_SUBSCRIBE,
            Methods.RESOURCES_UNSUBSCRIBE,
            Methods.PROMPTS_LIST,
            Methods.PROMPTS_GET,
            Methods.COMPLETION_COMPLETE,
            Methods.LOGGING_SET_LEVEL);
    return withTasks(version, names);
  }

  private static Set<String> ofServers(ProtocolVersion version) {
    Set<String> names = names(Methods.PING, Methods.SAMPLING_CREATE_MESSAGE, Methods.ROOTS_LIST);
    if (VersionFeatures.elicitation(version)) {
      names.add(Methods.ELICITATION_CREATE.name());
    }
    return withTasks(version, names);
  }

  private static Set<String> withTasks(ProtocolVersion version, Set<String> names) {
    if (VersionFeatures.coreTasks(version)) {
      names.addAll(
          names(TaskMethods.GET, TaskMethods.RESULT, TaskMethods.LIST, TaskMethods.CANCEL));
    }
    return Set.copyOf(names);
  }

  private static Set<String> names(Method<?, ?>... methods) {
    Set<String> names = new HashSet<>();
    for (Method<?, ?> method : List.of(methods)) {
      names.add(method.name());
    }
    return names;
  }
}
