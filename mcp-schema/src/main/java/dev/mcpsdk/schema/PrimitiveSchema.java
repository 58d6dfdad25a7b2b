package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form. There is no kind for objects and none for arrays of anything but a choice:
 * forms are flat.
 */
public sealed interface PrimitiveSchema
    permits StringSchema,
        NumberSchema,
        BooleanSchema,
        SingleSelectSchema,
        MultiSelectSchema,
        UnknownSchema {

  /** The label of the field; without one the property's name serves. */
  @Nullable String title();

  @Nullable String description();
}
