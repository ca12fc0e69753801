/**
 * Encryption of personal data (Google Tink): a keyset for each record, wrapped by its township's key, wrapped by the master
 * keyset, which stands in a file outside the database.
 */
@NullMarked
package org.jointgov.platform.crypto;

import org.jspecify.annotations.NullMarked;
