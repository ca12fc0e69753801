/**
 * Work that a node does by itself, again and again. Jobs are found by CDI; each uses the database under a job's context, on a
 * connection of its own and without JPA, because EclipseLink can lock up outside of request threads. Every node runs every
 * job: what must not be done twice is kept apart by the database.
 */
@NullMarked
package org.jointgov.platform.jobs;

import org.jspecify.annotations.NullMarked;
