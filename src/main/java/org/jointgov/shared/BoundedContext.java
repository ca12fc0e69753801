package org.jointgov.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the package of a bounded context, a first-level package below {@code org.jointgov}, and names the contexts whose
 * {@code api} it may use. {@code shared} and {@code platform} are open to all and are not named. {@code ArchitectureTest}
 * keeps it: what is not named is refused, what is named and not used is refused too.
 */
@Documented
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BoundedContext {
    /** The names of the contexts it may use: {@code "audit"}, {@code "tenancy"} … */
    String[] uses() default {};
}
