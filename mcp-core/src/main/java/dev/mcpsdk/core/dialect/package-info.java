/** One translator per protocol era between the wire and the neutral model; internal to this SDK. */
@NullMarked
package dev.mcpsdk.core.dialect;

import org.jspecify.annotations.NullMarked;
