/**
 * The local stack: PostgreSQL, Keycloak, the application on Payara Micro and a mail server on one machine.
 *
 * <p>It stands among the tests because it is never part of the product. {@code mvn -Prun} starts it through {@link
 * org.jointgov.stack.RunStack}; tests take it from {@link org.jointgov.stack.SharedStack}. Both use the real parts, on
 * ports and in folders of their own, so that they can run side by side.
 */
package org.jointgov.stack;
