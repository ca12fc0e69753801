package org.jointgov.disputes.adapter.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.api.Severity;
import org.jointgov.disputes.application.RaiseDisputeAlert;
import org.jointgov.disputes.domain.AlertContent;
import org.jointgov.disputes.domain.Confidential;
import org.jointgov.disputes.domain.DisputeAlertKind;
import org.jointgov.disputes.domain.Party;
import org.jointgov.disputes.domain.Place;
import org.jointgov.disputes.domain.PlaceSource;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is to say. Raising takes all of it; changing passes over {@code id}, {@code borderId} and
 * {@code recordedOffline}, leaves narrative and parties as they stand where none are given, and takes them away where they are
 * empty.
 *
 * @param type a code of the catalogue of dispute types that is not retired
 * @param headline one line, at most 120 characters, readable to all who see the alert: no names
 * @param narrative at most 8,000 characters; encrypted
 * @param parties at most 20; encrypted
 */
@Schema(name = "DisputeAlertRequest")
public record AlertRequest(
        @Nullable UUID id,
        @Required @Means(DisputeAlertKind.class) @Nullable String kind,
        @Required @Nullable String type,
        @Required @Means(Severity.class) @Nullable String severity,
        @Required @Nullable String headline,
        @Required @Nullable PlaceRequest place,
        @Nullable LocalDate occurredOn,
        @Nullable String narrative,
        @Nullable List<PartyRequest> parties,
        @Nullable UUID borderId,
        @Nullable OfflineRequest recordedOffline) {
    private static final int NARRATIVE_MAX = 8_000;
    private static final int PARTIES_MAX = 20;

    /** Where; WGS 84. */
    public record PlaceRequest(
            @Required @Nullable String name,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Double accuracyMetres,
            @Means(PlaceSource.class) @Nullable String source) {}

    /** Somebody whom it concerns. */
    public record PartyRequest(
            @Required @Nullable String name,
            @Nullable String phone,
            @Nullable String village) {}

    /** It was written without a network. */
    public record OfflineRequest(@Nullable Instant deviceTime) {}

    /** @throws org.jointgov.shared.InvalidFieldsException naming every field that breaks a rule */
    RaiseDisputeAlert.Command raising(Instant now) {
        Fields fields = new Fields();
        AlertContent content = content(fields, now);
        Confidential confidential = confidential(fields);
        fields.check();
        return new RaiseDisputeAlert.Command(
                id, content, confidential, borderId, recordedOffline == null ? null : recordedOffline.deviceTime());
    }

    /** @throws org.jointgov.shared.InvalidFieldsException naming every field that breaks a rule */
    Change changing(Instant now) {
        Fields fields = new Fields();
        Change change = new Change(content(fields, now), confidential(fields));
        fields.check();
        return change;
    }

    /** What a change writes. */
    record Change(AlertContent content, Confidential confidential) {}

    private AlertContent content(Fields fields, Instant now) {
        PlaceRequest where = fields.present("/place", place, new PlaceRequest("-", null, null, null, null));
        if (occurredOn != null && occurredOn.isAfter(LocalDate.ofInstant(now, Time.ZONE))) {
            fields.reject("/occurredOn", "in-future");
        }
        return new AlertContent(
                fields.oneOf("/kind", kind, DisputeAlertKind.class),
                fields.line("/type", type, 40),
                fields.oneOf("/severity", severity, Severity.class),
                fields.line("/headline", headline, 120),
                place(fields, where),
                occurredOn);
    }

    private static Place place(Fields fields, PlaceRequest where) {
        if ((where.latitude() == null) != (where.longitude() == null)) {
            fields.reject(where.latitude() == null ? "/place/latitude" : "/place/longitude", "required");
        }
        within(fields, "/place/latitude", where.latitude(), -90, 90);
        within(fields, "/place/longitude", where.longitude(), -180, 180);
        within(fields, "/place/accuracyMetres", where.accuracyMetres(), 0, 1_000_000);
        String source = where.source();
        if (source != null) {
            fields.oneOf("/place/source", source, PlaceSource.class);
        }
        boolean positioned = where.latitude() != null;
        return new Place(
                fields.line("/place/name", where.name(), 120),
                where.latitude(),
                where.longitude(),
                positioned ? where.accuracyMetres() : null,
                positioned ? source : null);
    }

    private static void within(Fields fields, String pointer, @Nullable Double value, double least, double most) {
        if (value != null && !(value >= least && value <= most)) {
            fields.reject(pointer, "out-of-range");
        }
    }

    private Confidential confidential(Fields fields) {
        String text = narrative == null
                ? null
                : narrative.isBlank() ? "" : fields.text("/narrative", narrative, NARRATIVE_MAX);
        if (parties == null) {
            return new Confidential(text, null);
        }
        if (parties.size() > PARTIES_MAX) {
            fields.reject("/parties", "too-many");
        }
        List<Party> named = new ArrayList<>();
        for (int i = 0; i < Math.min(parties.size(), PARTIES_MAX); i++) {
            PartyRequest party = parties.get(i);
            String pointer = "/parties/" + i;
            if (party == null) {
                fields.reject(pointer, "required");
                continue;
            }
            named.add(new Party(
                    fields.line(pointer + "/name", party.name(), 60),
                    fields.optionalLine(pointer + "/phone", party.phone(), 30),
                    fields.optionalLine(pointer + "/village", party.village(), 60)));
        }
        return new Confidential(text, named);
    }
}
