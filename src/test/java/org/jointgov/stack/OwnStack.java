package org.jointgov.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class that needs a stack of its own, because it counts what is there, takes servers down or would be in others' way.
 * All other integration tests share one stack, each on ground of its own, which saves half a minute a class.
 */
@Tag("own-stack")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnStack {}
