/** {@code /changes} and {@code /events}. */
@NullMarked
package org.jointgov.changes.adapter.rest;

import org.jspecify.annotations.NullMarked;
