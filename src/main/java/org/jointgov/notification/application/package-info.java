/** What sending mails asks of the outbox. */
@NullMarked
package org.jointgov.notification.application;

import org.jspecify.annotations.NullMarked;
