/** When a mail is tried again, and when it is given up. */
@NullMarked
package org.jointgov.notification.domain;

import org.jspecify.annotations.NullMarked;
