/** JSON Schema 2020-12: schemas compiled once, values validated against them. */
@NullMarked
package dev.mcpsdk.schema.jsonschema;

import org.jspecify.annotations.NullMarked;
