package org.jointgov.shared;

/** The languages of texts and people, by their tags (BCP 47). */
public enum Language implements Slugged {
    CHINESE("zh-CN"),
    TIBETAN("bo"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    @Override
    public String slug() {
        return tag;
    }
}
