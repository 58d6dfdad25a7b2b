/** Protocol types: the union of all revisions, in the shape of the newest. */
@NullMarked
package dev.mcpsdk.schema;

import org.jspecify.annotations.NullMarked;
