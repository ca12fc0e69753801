/** What the home page shows. */
@NullMarked
package org.jointgov.reporting.application;

import org.jspecify.annotations.NullMarked;
