package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;

/** What a method does. */
interface Operation {

  /**
   * @return the result, or a {@link Pending} one
   * @throws Exception what becomes an error, see {@link Failures}
   */
  Result run(Request<?> request, Call call) throws Exception;

  /** Whether this request may be answered on the thread that read it. */
  boolean isInline(Request<?> request, Caller caller);
}
