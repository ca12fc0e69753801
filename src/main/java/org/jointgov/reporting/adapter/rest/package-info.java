/** {@code /home}. */
@NullMarked
package org.jointgov.reporting.adapter.rest;

import org.jspecify.annotations.NullMarked;
