/** What documents say, whatever they are printed on. Knows no database, no HTTP and no file format. */
@NullMarked
package org.jointgov.documents.domain;

import org.jspecify.annotations.NullMarked;
