package dev.mcpsdk.schema;

/**
 * A request in neutral form: what is asked, without envelope, id or the facts of one call. The type
 * of its result is part of its type, so that sending needs no cast.
 *
 * <p>Implementations are immutable. Extensions add their own.
 *
 * @param <R> what a peer answers when the request completes
 */
public interface Request<R extends Result> {
  /** The method this request calls; the same constant for every instance of a class. */
  Method<? extends Request<R>, R> method();
}
