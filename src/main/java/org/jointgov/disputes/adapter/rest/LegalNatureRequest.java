package org.jointgov.disputes.adapter.rest;

import org.jointgov.disputes.domain.LegalNature;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/** What the own side declares a dispute to be in law. */
public record LegalNatureRequest(
        @Required @Means(LegalNature.class) @Nullable String nature) {}
