package org.jointgov.agreements.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a list of agreements is narrowed to; null asks for all. @param q words of the title */
public record AgreementFilter(
        @Nullable UUID borderId,
        @Nullable String state,
        @Nullable String q) {}
