package org.jointgov.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test class that needs a stack of its own, because it counts what is there, takes servers down or would be in others' way:
 * it begins on an empty database, with the application started anew, and runs beside none that shares them. All other integration
 * tests share one stack, each on ground of its own.
 */
@Tag("own-stack")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OwnStack.Renewed.class)
public @interface OwnStack {

    /** Takes away what the class before has left; Keycloak, which every class leaves as it was, goes on. */
    final class Renewed implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            if (context.getRequiredTestClass().getEnclosingClass() == null) {
                SharedStack.renew();
            }
        }
    }
}
