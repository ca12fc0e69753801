/** The agreement's life cycle and what its sides may do to it. Knows no database and no HTTP. */
@NullMarked
package org.jointgov.agreements.domain;

import org.jspecify.annotations.NullMarked;
