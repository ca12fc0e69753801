/** What other contexts may say of dispute alerts. */
@NullMarked
package org.jointgov.disputes.api;

import org.jspecify.annotations.NullMarked;
