/** Messages over standard input and output, for servers and for clients that own the process. */
@NullMarked
package dev.mcpsdk.transport.stdio;

import org.jspecify.annotations.NullMarked;
