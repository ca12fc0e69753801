package org.jointgov.meetings.application;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jointgov.meetings.domain.CalendarEntry;
import org.jointgov.platform.time.Time;

/**
 * Joint meetings as iCalendar (RFC 5545, RFC 7986). A meeting keeps its UID for ever; each change of its plan counts SEQUENCE up,
 * so that a calendar takes the later word; a cancelled one stays in a feed as cancelled, so that calendars strike it out.
 */
final class MeetingCalendar {
    private static final String PRODUCT = "-//Joint Governance//Joint meetings//EN";
    private static final Duration USUAL_LENGTH = Duration.ofHours(2);
    private static final Duration REFRESH = Duration.ofHours(1);

    private MeetingCalendar() {}

    /** One meeting, to be taken into a calendar by hand: an invitation, or the word that it is cancelled. */
    static String of(CalendarEntry meeting) {
        return write(meeting.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH, List.of(meeting));
    }

    /** All meetings of a feed, which a calendar reads again every hour. */
    static String of(List<CalendarEntry> meetings) {
        return write(ImmutableMethod.PUBLISH, meetings);
    }

    private static String write(Method method, List<CalendarEntry> meetings) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(method);
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        calendar.add(zone());
        for (CalendarEntry meeting : meetings) {
            calendar.add(event(meeting));
        }
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written", e);
        }
        return text.toString();
    }

    /** China's one time, which has not changed since 15 September 1991. */
    private static VTimeZone zone() {
        Standard standard = new Standard();
        standard.add(new DtStart<>(LocalDateTime.of(1991, 9, 15, 0, 0)));
        standard.add(new TzOffsetFrom(ZoneOffset.ofHours(8)));
        standard.add(new TzOffsetTo(ZoneOffset.ofHours(8)));
        standard.add(new TzName("CST"));
        VTimeZone zone = new VTimeZone();
        zone.add(new TzId(Time.ZONE.getId()));
        zone.setComponentList(new ComponentList<>(List.of(standard)));
        return zone;
    }

    private static VEvent event(CalendarEntry meeting) {
        VEvent event = new VEvent(false);
        event.add(new Uid(meeting.id() + "@jointgov"));
        event.add(new DtStamp(meeting.changedAt()));
        event.add(new LastModified(meeting.changedAt()));
        event.add(new Sequence(meeting.changes()));
        event.add(status(meeting));
        event.add(new DtStart<>(local(meeting.startsAt())));
        Instant ends = meeting.endsAt() == null ? meeting.startsAt().plus(USUAL_LENGTH) : meeting.endsAt();
        event.add(new DtEnd<>(local(ends)));
        event.add(new Summary(meeting.title()));
        event.add(new Location(meeting.place()));
        return event;
    }

    /** Tentative while dates are proposed of which none is fixed. */
    private static Status status(CalendarEntry meeting) {
        if (meeting.cancelled()) {
            return ImmutableStatus.VEVENT_CANCELLED;
        }
        return meeting.dateOpen() ? ImmutableStatus.VEVENT_TENTATIVE : ImmutableStatus.VEVENT_CONFIRMED;
    }

    private static ZonedDateTime local(Instant instant) {
        return instant.atZone(Time.ZONE);
    }
}
