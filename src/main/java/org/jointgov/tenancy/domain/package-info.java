/** Townships, borders, memberships and invitations, and the rules of their lives. */
@NullMarked
package org.jointgov.tenancy.domain;

import org.jspecify.annotations.NullMarked;
