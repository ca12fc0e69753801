/** {@code /audit}. */
@NullMarked
package org.jointgov.audit.adapter.rest;

import org.jspecify.annotations.NullMarked;
