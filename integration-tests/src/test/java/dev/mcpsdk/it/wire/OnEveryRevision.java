package dev.mcpsdk.it.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test with a {@link Cell} and a {@link Revision} as its parameters, run with each transport and
 * each revision that it holds for.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ParameterizedTest(name = "{0} {1}")
@ArgumentsSource(Matrix.class)
public @interface OnEveryRevision {

  /** The first. */
  Revision from() default Revision.R1;

  /** The last. */
  Revision to() default Revision.R5;

  /** The transports. */
  Cell[] on() default {};
}
