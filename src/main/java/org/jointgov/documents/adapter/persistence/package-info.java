/** The documents' statements. */
@NullMarked
package org.jointgov.documents.adapter.persistence;

import org.jspecify.annotations.NullMarked;
