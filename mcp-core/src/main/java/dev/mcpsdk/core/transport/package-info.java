/** The transport SPI: how messages come in, together with the channel that answers them. */
@NullMarked
package dev.mcpsdk.core.transport;

import org.jspecify.annotations.NullMarked;
