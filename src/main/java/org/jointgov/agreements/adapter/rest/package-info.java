/** Cooperation agreements over HTTP. */
@NullMarked
package org.jointgov.agreements.adapter.rest;

import org.jspecify.annotations.NullMarked;
