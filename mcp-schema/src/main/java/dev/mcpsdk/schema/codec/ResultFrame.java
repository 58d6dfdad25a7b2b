package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.RequestId;
import org.jspecify.annotations.Nullable;

/**
 * What a result carries around the neutral one. Null is absent.
 *
 * @param resultType as read; null is written as what the result is, if the revision has the member
 * @param serverInfo who the server says it is
 * @param inputRequired what stands in place of a completed result
 * @param subscriptionId the listen request whose stream ends
 */
public record ResultFrame(
    @Nullable String resultType,
    @Nullable Implementation serverInfo,
    @Nullable InputRequired inputRequired,
    @Nullable RequestId subscriptionId) {

  /** The {@code resultType} of a completed result, also assumed when there is none. */
  public static final String COMPLETE = "complete";

  /** The {@code resultType} of a result that asks the client first. */
  public static final String INPUT_REQUIRED = "input_required";

  public static final ResultFrame NONE = new ResultFrame(null, null, null, null);

  /** Whether a completed result is in the frame. */
  public boolean isComplete() {
    return inputRequired == null && (resultType == null || resultType.equals(COMPLETE));
  }
}
