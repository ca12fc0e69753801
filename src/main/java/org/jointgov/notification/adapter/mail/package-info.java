/** Sending by SMTP. */
@NullMarked
package org.jointgov.notification.adapter.mail;

import org.jspecify.annotations.NullMarked;
