/** The dispute alert, its life cycle and who may do what with it. */
@NullMarked
package org.jointgov.disputes.domain;

import org.jspecify.annotations.NullMarked;
