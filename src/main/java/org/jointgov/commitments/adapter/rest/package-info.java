/** Commitments over HTTP. */
@NullMarked
package org.jointgov.commitments.adapter.rest;

import org.jspecify.annotations.NullMarked;
