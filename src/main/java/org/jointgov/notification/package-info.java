/**
 * Who is told what, by which channel: e-mails to officials, in their language, with a link to the record.
 *
 * <p>Invariants: a mail is put into the outbox in the transaction of its cause and sent at least once, with a Message-ID that
 * stays the same; it names no person, no headline and no text of a record; nobody outside a border hears of its records.
 * Does not decide what a record's life cycle asks for: the other contexts say so.
 */
@BoundedContext
@NullMarked
package org.jointgov.notification;

import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;
