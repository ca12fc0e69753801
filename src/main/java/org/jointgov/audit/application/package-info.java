/** Reading the trail, and taking it out. */
@NullMarked
package org.jointgov.audit.application;

import org.jspecify.annotations.NullMarked;
