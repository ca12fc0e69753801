/** What leaves on paper, and whether minutes are in force. */
@NullMarked
package org.jointgov.documents.application;

import org.jspecify.annotations.NullMarked;
