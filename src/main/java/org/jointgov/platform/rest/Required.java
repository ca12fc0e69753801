package org.jointgov.platform.rest;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a request that has to be there. Its component is {@code @Nullable} all the same: a missing one is refused together
 * with everything else that is wrong ({@link org.jointgov.shared.Fields}). For the API's description; checks nothing by itself.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Required {}
