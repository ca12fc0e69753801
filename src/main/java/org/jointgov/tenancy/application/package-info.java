/** Use cases of townships, borders, memberships and invitations. */
@NullMarked
package org.jointgov.tenancy.application;

import org.jspecify.annotations.NullMarked;
