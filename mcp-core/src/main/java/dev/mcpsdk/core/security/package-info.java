/** Host, Origin and authentication policy, independent of any transport. */
@NullMarked
package dev.mcpsdk.core.security;

import org.jspecify.annotations.NullMarked;
