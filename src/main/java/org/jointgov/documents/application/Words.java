package org.jointgov.documents.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jointgov.documents.domain.Plan;
import org.jointgov.platform.time.Time;

/** The words that documents bring themselves, in one language; times and days are Asia/Shanghai's. */
final class Words {
    private static final String BUNDLE = "org.jointgov.documents.application.words";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).withZone(Time.ZONE);

    private final Locale locale;
    private final ResourceBundle words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    Words(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
        this.day = DateTimeFormatter.ofPattern(words.getString("day"), Locale.ENGLISH);
        this.time = DateTimeFormatter.ofPattern(words.getString("time"), Locale.ENGLISH)
                .withZone(Time.ZONE);
    }

    /** The language's tag. */
    String language() {
        return locale.toLanguageTag();
    }

    /** A word, with what belongs into it. */
    String of(String key, Object... parts) {
        String word = words.getString(key);
        return parts.length == 0 ? word : word.formatted(parts);
    }

    /** A word before what is said of it. */
    String label(String key, Object... parts) {
        return of(key, parts) + of("colon");
    }

    /** Somebody on a side's list, by office. */
    String attendee(Plan.Attendee one) {
        String office =
                one.organisation() == null ? one.office() : of("attendee.guest", one.organisation(), one.office());
        String deputy = one.deputyOffice();
        return deputy != null
                ? of("attendee.deputy", office, deputy)
                : one.presence().equals("deputy") ? of("minutes.deputy", office) : office;
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    String time(Instant instant) {
        return time.format(instant);
    }

    /** From one time to another; the day is said once where it is the same. */
    String period(Instant from, Instant to) {
        boolean sameDay =
                from.atZone(Time.ZONE).toLocalDate().equals(to.atZone(Time.ZONE).toLocalDate());
        return time(from) + "–" + (sameDay ? HOUR.format(to) : time(to));
    }

    String list(List<String> parts) {
        return String.join(of("list.separator"), parts);
    }
}
