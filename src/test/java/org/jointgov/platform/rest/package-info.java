/** What every request and answer is held to. */
@NullMarked
package org.jointgov.platform.rest;

import org.jspecify.annotations.NullMarked;
