package dev.mcpsdk.schema;

/** What an argument to complete belongs to. */
public sealed interface CompletionReference permits PromptReference, ResourceTemplateReference {
  /** The discriminator on the wire: {@code ref/prompt} or {@code ref/resource}. */
  String type();
}
