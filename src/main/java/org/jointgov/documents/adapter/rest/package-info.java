/** {@code /joint-meetings/{id}/documents} and {@code /minutes-verifications}. */
@NullMarked
package org.jointgov.documents.adapter.rest;

import org.jspecify.annotations.NullMarked;
