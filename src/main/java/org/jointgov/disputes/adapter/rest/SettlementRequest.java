package org.jointgov.disputes.adapter.rest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.ObligationKind;
import org.jointgov.disputes.domain.Settlement;
import org.jointgov.disputes.domain.SettlementForm;
import org.jointgov.disputes.domain.SettlementWords;
import org.jointgov.disputes.domain.Yuan;
import org.jointgov.platform.rest.Required;
import org.jointgov.platform.time.Time;
import org.jointgov.shared.Fields;
import org.jointgov.shared.Means;
import org.jspecify.annotations.Nullable;

/**
 * What the parties agreed (People's Mediation Law, articles 28 and 29). All texts are encrypted.
 *
 * @param id chosen by the client; absent: a new one
 * @param copies of the paper: the parties and one; 0 only of an oral settlement
 * @param agreedOn not in the future, in Asia/Shanghai
 * @param parties who they are, at most 2,000 characters
 * @param facts what happened, at most 5,000 characters
 * @param matters what was in dispute, at most 2,000 characters
 * @param responsibilities who answers for what, at most 2,000 characters
 * @param content what was agreed, at most 10,000 characters
 * @param manner how it is performed, at most 2,000 characters
 * @param obligations what is owed, at most 20
 */
public record SettlementRequest(
        @Nullable UUID id,
        @Required @Means(SettlementForm.class) @Nullable String form,
        @Required @Nullable Integer copies,
        @Required @Nullable LocalDate agreedOn,
        @Required @Nullable String parties,
        @Nullable String facts,
        @Nullable String matters,
        @Nullable String responsibilities,
        @Required @Nullable String content,
        @Nullable String manner,
        @Nullable List<Obligation> obligations) {
    private static final UUID NONE = new UUID(0, 0);
    private static final int MOST_COPIES = 99;

    /**
     * What a party of one side owes.
     *
     * @param owingTownshipId the side
     * @param amountYuan like 1200.00, more than nothing; of money always
     * @param dueOn not before the agreement
     * @param text what exactly, at most 1,000 characters; encrypted
     */
    @Schema(name = "SettlementObligationRequest")
    public record Obligation(
            @Required @Nullable UUID owingTownshipId,
            @Required @Means(ObligationKind.class) @Nullable String kind,
            @Nullable String amountYuan,
            @Required @Nullable LocalDate dueOn,
            @Required @Nullable String text) {}

    String form(Fields fields) {
        return fields.oneOf("/form", form, SettlementForm.class);
    }

    int copies(Fields fields) {
        int number = fields.count("/copies", copies);
        if (number > MOST_COPIES || number == 0 && SettlementForm.WRITTEN.slug().equals(form)) {
            fields.reject("/copies", "out-of-range");
        }
        return number;
    }

    LocalDate agreedOn(Fields fields) {
        return past("/agreedOn", agreedOn, fields);
    }

    /** A required day that is not in the future, in Asia/Shanghai. */
    static LocalDate past(String pointer, @Nullable LocalDate day, Fields fields) {
        LocalDate given = fields.present(pointer, day, LocalDate.EPOCH);
        if (given.isAfter(LocalDate.ofInstant(Time.now(), Time.ZONE))) {
            fields.reject(pointer, "in-future");
        }
        return given;
    }

    /** An amount, if one is given. */
    static @Nullable BigDecimal amount(String pointer, @Nullable String text, Fields fields) {
        if (text == null || text.isBlank()) {
            return null;
        }
        BigDecimal amount = Yuan.of(text.trim()).orElse(null);
        if (amount == null) {
            fields.reject(pointer, "malformed");
        }
        return amount;
    }

    /** What all may read of what is owed, as far as the fields are good. */
    List<Settlement.Obligation> obligations(Fields fields) {
        List<Obligation> given = given();
        if (given.size() > Settlement.MOST_OBLIGATIONS) {
            fields.reject("/obligations", "too-many");
            return List.of();
        }
        List<Settlement.Obligation> all = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            all.add(obligation("/obligations/" + i, given.get(i), fields));
        }
        if (!Yuan.fits(Yuan.sum(all.stream().map(Settlement.Obligation::amount).toList()))) {
            fields.reject("/obligations", "out-of-range");
        }
        return all;
    }

    private Settlement.Obligation obligation(String at, Obligation given, Fields fields) {
        String kind = fields.oneOf(at + "/kind", given.kind(), ObligationKind.class);
        BigDecimal amount = amount(at + "/amountYuan", given.amountYuan(), fields);
        if (amount == null && kind.equals(ObligationKind.MONEY.slug())) {
            fields.reject(at + "/amountYuan", "required");
        }
        LocalDate due = fields.present(at + "/dueOn", given.dueOn(), LocalDate.EPOCH);
        if (given.dueOn() != null && agreedOn != null && due.isBefore(agreedOn)) {
            fields.reject(at + "/dueOn", "out-of-range");
        }
        return new Settlement.Obligation(
                fields.present(at + "/owingTownshipId", given.owingTownshipId(), NONE), kind, amount, due);
    }

    /** What is encrypted, as far as the fields are good. */
    SettlementWords words(Fields fields) {
        List<Obligation> given = given();
        List<String> owed = new ArrayList<>();
        for (int i = 0; i < Math.min(given.size(), Settlement.MOST_OBLIGATIONS); i++) {
            owed.add(fields.text("/obligations/" + i + "/text", given.get(i).text(), 1000));
        }
        return new SettlementWords(
                "",
                fields.text("/parties", parties, 2000),
                fields.optionalText("/facts", facts, 5000),
                fields.optionalText("/matters", matters, 2000),
                fields.optionalText("/responsibilities", responsibilities, 2000),
                fields.text("/content", content, 10_000),
                fields.optionalText("/manner", manner, 2000),
                owed);
    }

    private List<Obligation> given() {
        return obligations == null ? List.of() : obligations;
    }
}
