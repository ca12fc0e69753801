/** One class a use case; {@code CooperationAgreementQueries} for reads. */
@NullMarked
package org.jointgov.agreements.application;

import org.jspecify.annotations.NullMarked;
