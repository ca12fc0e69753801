/** Catalogues over HTTP. */
@NullMarked
package org.jointgov.catalogues.adapter.rest;

import org.jspecify.annotations.NullMarked;
