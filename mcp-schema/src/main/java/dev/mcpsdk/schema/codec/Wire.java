package dev.mcpsdk.schema.codec;

/**
 * What the revision written to can carry. Writers leave out what it cannot; readers need none of
 * it, they take whatever comes.
 *
 * @param toolAnnotations hints on tools (2025-03-26)
 * @param audio audio content (2025-03-26)
 * @param progressMessage the text of a progress notification (2025-03-26)
 * @param completions the completions capability (2025-03-26)
 * @param titles display names (2025-06-18)
 * @param resourceLinks links as content (2025-06-18)
 * @param structuredContent structured results and output schemas (2025-06-18)
 * @param objectMeta {@code _meta} on objects other than params and results (2025-06-18)
 * @param lastModified the annotation of that name (2025-06-18)
 * @param completionContext settled arguments in completion (2025-06-18)
 * @param icons icons, and description and website of an implementation (2025-11-25)
 * @param modes modes of elicitation and parts of sampling in capabilities (2025-11-25)
 * @param coreTasks tasks in the core protocol (2025-11-25 only)
 * @param anyStructuredContent structured content that is not an object (2026-07-28)
 * @param resultEnvelope {@code resultType} on every result (2026-07-28)
 * @param cacheHints {@code ttlMs} and {@code cacheScope} on cacheable results (2026-07-28)
 */
public record Wire(
    boolean toolAnnotations,
    boolean audio,
    boolean progressMessage,
    boolean completions,
    boolean titles,
    boolean resourceLinks,
    boolean structuredContent,
    boolean objectMeta,
    boolean lastModified,
    boolean completionContext,
    boolean icons,
    boolean modes,
    boolean coreTasks,
    boolean anyStructuredContent,
    boolean resultEnvelope,
    boolean cacheHints) {

  /** 2026-07-28. */
  public static final Wire LATEST = builder().all(true).coreTasks(false).build();

  /** Whether an elicitation by URL has an id, to be named when it is done (2025-11-25 only). */
  public boolean elicitationIds() {
    return modes && !resultEnvelope;
  }

  /** A builder with nothing but what 2024-11-05 has. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects what a revision has. Not thread-safe. */
  public static final class Builder {
    private boolean toolAnnotations;
    private boolean audio;
    private boolean progressMessage;
    private boolean completions;
    private boolean titles;
    private boolean resourceLinks;
    private boolean structuredContent;
    private boolean objectMeta;
    private boolean lastModified;
    private boolean completionContext;
    private boolean icons;
    private boolean modes;
    private boolean coreTasks;
    private boolean anyStructuredContent;
    private boolean resultEnvelope;
    private boolean cacheHints;

    private Builder() {}

    /** Sets everything, to be narrowed afterwards. */
    public Builder all(boolean present) {
      return toolAnnotations(present)
          .audio(present)
          .progressMessage(present)
          .completions(present)
          .titles(present)
          .resourceLinks(present)
          .structuredContent(present)
          .objectMeta(present)
          .lastModified(present)
          .completionContext(present)
          .icons(present)
          .modes(present)
          .coreTasks(present)
          .anyStructuredContent(present)
          .resultEnvelope(present)
          .cacheHints(present);
    }

    public Builder toolAnnotations(boolean present) {
      toolAnnotations = present;
      return this;
    }

    public Builder audio(boolean present) {
      audio = present;
      return this;
    }

    public Builder progressMessage(boolean present) {
      progressMessage = present;
      return this;
    }

    public Builder completions(boolean present) {
      completions = present;
      return this;
    }

    public Builder titles(boolean present) {
      titles = present;
      return this;
    }

    public Builder resourceLinks(boolean present) {
      resourceLinks = present;
      return this;
    }

    public Builder structuredContent(boolean present) {
      structuredContent = present;
      return this;
    }

    public Builder objectMeta(boolean present) {
      objectMeta = present;
      return this;
    }

    public Builder lastModified(boolean present) {
      lastModified = present;
      return this;
    }

    public Builder completionContext(boolean present) {
      completionContext = present;
      return this;
    }

    public Builder icons(boolean present) {
      icons = present;
      return this;
    }

    public Builder modes(boolean present) {
      modes = present;
      return this;
    }

    public Builder coreTasks(boolean present) {
      coreTasks = present;
      return this;
    }

    public Builder anyStructuredContent(boolean present) {
      anyStructuredContent = present;
      return this;
    }

    public Builder resultEnvelope(boolean present) {
      resultEnvelope = present;
      return this;
    }

    public Builder cacheHints(boolean present) {
      cacheHints = present;
      return this;
    }

    public Wire build() {
      return new Wire(
          toolAnnotations,
          audio,
          progressMessage,
          completions,
          titles,
          resourceLinks,
          structuredContent,
          objectMeta,
          lastModified,
          completionContext,
          icons,
          modes,
          coreTasks,
          anyStructuredContent,
          resultEnvelope,
          cacheHints);
    }
  }
}
