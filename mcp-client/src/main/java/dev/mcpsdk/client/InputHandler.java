package dev.mcpsdk.client;

/**
 * Answers one kind of question. Called on a thread of the client's own, possibly for several
 * questions at once; may block for as long as a person needs, within the client's input timeout,
 * and is interrupted when the call is cancelled.
 *
 * @param <Q> the question
 * @param <A> the answer
 */
@FunctionalInterface
public interface InputHandler<Q, A> {

  /**
   * @throws Exception to fail the call that raised the question; nothing is sent then
   */
  A answer(Q question, InputContext context) throws Exception;
}
