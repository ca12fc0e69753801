/** Joint meetings over HTTP. */
@NullMarked
package org.jointgov.meetings.adapter.rest;

import org.jspecify.annotations.NullMarked;
