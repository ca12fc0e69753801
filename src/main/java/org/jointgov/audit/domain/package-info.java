/** What an audit record is, and its canonical form. */
@NullMarked
package org.jointgov.audit.domain;

import org.jspecify.annotations.NullMarked;
