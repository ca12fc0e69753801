/**
 * Configuration as versioned data: the types of disputes, severities with the time that each gives for an answer, and the
 * documents of a dispute's file with what makes each needed. An operator
 * publishes a version; everybody reads all of them; records name the version from which they were chosen.
 *
 * <p>Invariants: a version never changes; a code is never left out of a later one, only retired; severities keep their codes and
 * their order, which code relies on. Does not decide what a record may say: {@code disputes} asks the database, whose trigger
 * names the version (docs/decisions/0010-catalogues.md).
 */
@BoundedContext(uses = {"audit", "tenancy"})
@NullMarked
package org.jointgov.catalogues;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
