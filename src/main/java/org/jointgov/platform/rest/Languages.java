package org.jointgov.platform.rest;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that the API speaks: Chinese first, then Tibetan and English. */
public final class Languages {
    /** {@code zh-CN}, the default. */
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    public static final Locale TIBETAN = Locale.forLanguageTag("bo");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final List<Locale> ALL = List.of(CHINESE, TIBETAN, ENGLISH);

    private Languages() {}

    /** The best of the three for an {@code Accept-Language} header (RFC 9110 §12.5.4); Chinese when none fits. */
    public static Locale best(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 200) {
            return CHINESE;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            for (Locale.LanguageRange range : ranges) {
                for (Locale locale : ALL) {
                    if (range.getWeight() > 0
                            && Locale.forLanguageTag(range.getRange())
                                    .getLanguage()
                                    .equals(locale.getLanguage())) {
                        return locale;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return CHINESE;
        }
        return CHINESE;
    }
}
