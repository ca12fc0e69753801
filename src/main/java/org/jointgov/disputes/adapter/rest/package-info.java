/** Dispute alerts over HTTP. */
@NullMarked
package org.jointgov.disputes.adapter.rest;

import org.jspecify.annotations.NullMarked;
