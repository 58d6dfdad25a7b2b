package dev.mcpsdk.server.ask;

/** A side effect whose outcome is remembered. */
@FunctionalInterface
public interface OnceAction<T> {

  /**
   * @param idempotencyKey the same whenever this action is repeated for this interaction: hand it
   *     to whatever is changed, so that a repetition changes nothing
   */
  T run(String idempotencyKey) throws Exception;
}
