package org.jointgov.meetings.adapter.rest;

import java.util.UUID;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What is added to minutes in force.
 *
 * @param id made by the client, so that a repeated call adds nothing
 * @param text at most 20,000 characters
 */
public record AddendumRequest(
        @Nullable UUID id,
        @Required @Means(Language.class) @Nullable String language,
        @Required @Nullable String text) {}
