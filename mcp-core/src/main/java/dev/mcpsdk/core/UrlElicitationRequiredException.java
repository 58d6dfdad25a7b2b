package dev.mcpsdk.core;

import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.codec.RequiredElicitations;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The user has to visit pages before the request can be served: -32042, which only 2025-11-25 has.
 *
 * <p>A handler throws it where a page's outcome is kept by the server itself; most handlers ask for
 * one with {@code CallContext.ask} instead. From 2026-07-28 on the pages go out as questions and
 * the handler runs again when the user has agreed to visit them. A client of an earlier revision,
 * or one that shows no pages, is told that it cannot be asked.
 *
 * <p>A client gets it when it has no handler for pages, or the user did not agree, or the pages
 * were not said to be done in time, or were not enough: show what it has not shown, and send the
 * request again when the user is done.
 */
public final class UrlElicitationRequiredException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  private final transient List<ElicitUrlRequest> pages;

  /**
   * @param message for people; goes to the client
   * @param pages at least one; those without an id are given one
   */
  public UrlElicitationRequiredException(String message, List<ElicitUrlRequest> pages) {
    super(new ErrorObject(ErrorCodes.URL_ELICITATION_REQUIRED, message, data(pages)));
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("expected a page to visit but got none");
    }
    this.pages = List.copyOf(pages);
  }

  /** Null as long as a page has no id, and so no form. */
  private static @Nullable RawJson data(List<ElicitUrlRequest> pages) {
    boolean named = pages.stream().allMatch(page -> page.elicitationId() != null);
    return named ? RequiredElicitations.write(pages) : null;
  }

  /** What the user has to visit, in the order given. */
  public List<ElicitUrlRequest> pages() {
    return pages;
  }
}
