/** PDF and DOCX. Slow beside a statement: nothing here runs while a connection of the database is held. */
@NullMarked
package org.jointgov.documents.adapter.print;

import org.jspecify.annotations.NullMarked;
