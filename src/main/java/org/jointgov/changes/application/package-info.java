/** Reading the feed and following it. */
@NullMarked
package org.jointgov.changes.application;

import org.jspecify.annotations.NullMarked;
