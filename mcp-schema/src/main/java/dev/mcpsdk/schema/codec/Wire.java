package dev.mcpsdk.schema.codec;

/**
 * What the revision written to can carry. Writers leave out what it cannot, or say it another way;
 * readers need none of it, they take whatever comes. What can neither be left out nor said is an
 * {@link UncarriedException}, which {@link Carriage} finds before anything is written.
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
 * @param elicitation questions to the user (2025-06-18)
 * @param icons icons, and description and website of an implementation (2025-11-25)
 * @param modes modes of elicitation, all its kinds of fields and defaults; in sampling tools, and
 *     messages of several blocks (2025-11-25)
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
    boolean elicitation,
    boolean icons,
    boolean modes,
    boolean coreTasks,
    boolean anyStructuredContent,
    boolean resultEnvelope,
    boolean cacheHints) {

  /** 2024-11-05. */
  public static final Wire NOVEMBER_2024 = builder().build();

  /** 2025-03-26. */
  public static final Wire MARCH_2025 =
      builder().toolAnnotations(true).audio(true).progressMessage(true).completions(true).build();

  /** 2025-06-18. */
  public static final Wire JUNE_2025 =
      MARCH_2025.toBuilder()
          .titles(true)
          .resourceLinks(true)
          .structuredContent(true)
          .objectMeta(true)
          .lastModified(true)
          .completionContext(true)
          .elicitation(true)
          .build();

  /** 2025-11-25. */
  public static final Wire NOVEMBER_2025 =
      JUNE_2025.toBuilder().icons(true).modes(true).coreTasks(true).build();

  /** 2026-07-28. */
  public static final Wire LATEST = builder().all(true).coreTasks(false).build();

  /** Whether an elicitation by URL has an id, to be named when it is done (2025-11-25 only). */
  public boolean elicitationIds() {
    return modes && !resultEnvelope;
  }

  /**
   * Whether each message says for itself what it is about (2026-07-28), instead of {@code
   * initialize} for all.
   */
  public boolean envelopes() {
    return resultEnvelope;
  }

  /** Whether an error about a message without readable id has the id null (before 2025-11-25). */
  public boolean nullErrorIds() {
    return !modes;
  }

  /** A builder that starts with what this has. */
  public Builder toBuilder() {
    return builder()
        .toolAnnotations(toolAnnotations)
        .audio(audio)
        .progressMessage(progressMessage)
        .completions(completions)
        .titles(titles)
        .resourceLinks(resourceLinks)
        .structuredContent(structuredContent)
        .objectMeta(objectMeta)
        .lastModified(lastModified)
        .completionContext(completionContext)
        .elicitation(elicitation)
        .icons(icons)
        .modes(modes)
        .coreTasks(coreTasks)
        .anyStructuredContent(anyStructuredContent)
        .resultEnvelope(resultEnvelope)
        .cacheHints(cacheHints);
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
    private boolean elicitation;
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
          .elicitation(present)
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

    public Builder elicitation(boolean present) {
      elicitation = present;
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
          elicitation,
          icons,
          modes,
          coreTasks,
          anyStructuredContent,
          resultEnvelope,
          cacheHints);
    }
  }
}
