package org.jointgov.identity.adapter.rest;

import org.jspecify.annotations.Nullable;

/** @param language of e-mails: {@code zh-CN}, {@code bo} or {@code en} */
public record LanguageRequest(@Nullable String language) {}
