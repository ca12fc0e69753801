/** The person behind a token over HTTP. */
@NullMarked
package org.jointgov.identity.adapter.rest;

import org.jspecify.annotations.NullMarked;
