package dev.mcpsdk.schema.type;

/**
 * A member of a JSON object.
 *
 * @param name its name in JSON
 * @param javaName the component's or property's own name
 * @param optional whether it may be absent or null without a default
 */
public record Property(
    String name, String javaName, JavaType type, Marks marks, boolean optional) {}
