/** The in-memory transport. */
@NullMarked
package dev.mcpsdk.core.memory;

import org.jspecify.annotations.NullMarked;
