package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** A language in which somebody can mediate, by its code (ISO 639-1): spoken, so without a country. */
public enum MediationLanguage implements Slugged {
    TIBETAN("bo"),
    CHINESE("zh"),
    ENGLISH("en");

    private final String code;

    MediationLanguage(String code) {
        this.code = code;
    }

    @Override
    public String slug() {
        return code;
    }
}
