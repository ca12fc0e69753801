/** What the audit trail does by itself. */
@NullMarked
package org.jointgov.audit.adapter.jobs;

import org.jspecify.annotations.NullMarked;
