/** What people do with dispute alerts, one class a use case. */
@NullMarked
package org.jointgov.disputes.application;

import org.jspecify.annotations.NullMarked;
