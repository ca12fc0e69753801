package org.jointgov.notification.adapter.mail;

import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of mails in the three languages. None of them holds anything of the record but its address. */
final class MailTexts {
    private static final String BUNDLE = "org.jointgov.notification.adapter.mail.mail";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    MailTexts(Locale language) {
        this.texts = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
    }

    String subject(String template) {
        return texts.getString(template + ".subject");
    }

    String body(String template, String link) {
        return String.join(
                "\r\n",
                texts.getString(template + ".body"),
                "",
                texts.getString("open"),
                link,
                "",
                "-- ",
                texts.getString("footer"),
                "");
    }
}
