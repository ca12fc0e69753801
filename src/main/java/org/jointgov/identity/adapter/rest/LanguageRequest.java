package org.jointgov.identity.adapter.rest;

import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/** @param language of e-mails */
public record LanguageRequest(
        @Required @Means(Language.class) @Nullable String language) {}
