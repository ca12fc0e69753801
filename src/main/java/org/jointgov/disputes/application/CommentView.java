package org.jointgov.disputes.application;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.CommentAudience;
import org.jointgov.shared.Act;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a dispute, without its words, which are personal data.
 *
 * @param withdrawable by this caller
 */
@Schema(name = "DisputeCommentView")
public record CommentView(
        UUID id,
        @Means(CommentAudience.class) String audience,
        Act written,
        @Nullable Instant withdrawnAt,
        boolean withdrawable) {}
