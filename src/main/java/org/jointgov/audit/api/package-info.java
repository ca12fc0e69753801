/** What other contexts may touch of the audit trail. */
@NullMarked
package org.jointgov.audit.api;

import org.jspecify.annotations.NullMarked;
