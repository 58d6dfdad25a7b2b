package dev.mcpsdk.server;

/**
 * Reads the resources that match a template. Thread-safe; may block unless the template is inline.
 */
@FunctionalInterface
public interface ResourceTemplateHandler {

  /** As {@link ResourceHandler#read}, with the URI taken apart. */
  Object read(TemplateMatch match, CallContext context) throws Exception;
}
