/** The tenancy over HTTP. */
@NullMarked
package org.jointgov.tenancy.adapter.rest;

import org.jspecify.annotations.NullMarked;
