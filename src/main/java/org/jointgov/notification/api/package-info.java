/** What other contexts may touch of notification. */
@NullMarked
package org.jointgov.notification.api;

import org.jspecify.annotations.NullMarked;
