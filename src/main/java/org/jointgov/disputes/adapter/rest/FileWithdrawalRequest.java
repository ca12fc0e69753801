package org.jointgov.disputes.adapter.rest;

import org.jointgov.disputes.domain.FileWithdrawalReason;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/** Why a document is withdrawn from a file. */
public record FileWithdrawalRequest(
        @Required @Means(FileWithdrawalReason.class) @Nullable
        String reason) {}
