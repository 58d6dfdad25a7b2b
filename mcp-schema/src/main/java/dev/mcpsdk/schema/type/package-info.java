/**
 * What JSON a Java type stands for, read once by reflection: the binder and the schema inference
 * both start from this description, so they cannot disagree. Internal to this module.
 */
@NullMarked
package dev.mcpsdk.schema.type;

import org.jspecify.annotations.NullMarked;
