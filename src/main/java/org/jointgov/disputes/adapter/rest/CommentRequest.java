package org.jointgov.disputes.adapter.rest;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.CommentAudience;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * A comment.
 *
 * @param id chosen by the client
 * @param text at most 2000 characters
 */
@Schema(name = "DisputeCommentRequest")
public record CommentRequest(
        @Required @Nullable UUID id,
        @Required @Means(CommentAudience.class) @Nullable String audience,
        @Required @Nullable String text) {}
