/** Keycloak's admin API, one way. */
@NullMarked
package org.jointgov.identity.adapter.keycloak;

import org.jspecify.annotations.NullMarked;
