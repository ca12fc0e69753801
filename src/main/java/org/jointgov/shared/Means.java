package org.jointgov.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a text stands for, or each text of a list; the API's description tells it in place of a mere text. Checks nothing by
 * itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface Means {
    /** The {@link Slugged} enum whose names it may be, or the type that is read out of it. */
    Class<?> value();
}
