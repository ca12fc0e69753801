/** Use cases of the person behind a token. */
@NullMarked
package org.jointgov.identity.application;

import org.jspecify.annotations.NullMarked;
