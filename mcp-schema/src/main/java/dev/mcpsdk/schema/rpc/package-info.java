/** Messages of JSON-RPC 2.0, with what they carry in neutral form. */
@NullMarked
package dev.mcpsdk.schema.rpc;

import org.jspecify.annotations.NullMarked;
