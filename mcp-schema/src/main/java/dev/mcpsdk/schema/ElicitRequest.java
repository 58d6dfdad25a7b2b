package dev.mcpsdk.schema;

/**
 * Asks the user behind the client: a form shown by the client, or a page the user opens. Which of
 * the two a client can do is in its capabilities; from 2026-07-28 on it is delivered only inside an
 * input-required result.
 */
@ProtocolSince("2025-06-18")
public sealed interface ElicitRequest extends Request<ElicitResult>
    permits ElicitFormRequest, ElicitUrlRequest {

  /** What is asked and why, shown to the user. */
  String message();

  @Override
  default Method<ElicitRequest, ElicitResult> method() {
    return Methods.ELICITATION_CREATE;
  }
}
