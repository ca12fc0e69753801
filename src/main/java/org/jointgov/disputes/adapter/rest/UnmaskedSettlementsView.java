package org.jointgov.disputes.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.jointgov.disputes.domain.Settlement;
import org.jointgov.disputes.domain.SettlementWords;
import org.jointgov.disputes.domain.Settlements;
import org.jspecify.annotations.Nullable;

/** The words of the settlements of a dispute, of reports and return visits, for somebody who handles it. */
public record UnmaskedSettlementsView(
        List<SettlementWordsView> settlements, List<NoteView> performances, List<NoteView> visits) {
    /**
     * @param salt what keeps the hash of the words from being guessed
     * @param contentHash computed from these words: what a side confirms
     * @param obligations what exactly is owed, in the settlement's order
     */
    public record SettlementWordsView(
            UUID townshipId,
            UUID settlementId,
            int revision,
            String salt,
            String contentHash,
            String parties,
            @Nullable String facts,
            @Nullable String matters,
            @Nullable String responsibilities,
            String content,
            @Nullable String manner,
            List<String> obligations) {}

    /** @param townshipId the side that wrote it */
    public record NoteView(UUID townshipId, UUID id, String note) {}

    static UnmaskedSettlementsView of(UUID dispute, Settlements.Unmasked unmasked) {
        return new UnmaskedSettlementsView(
                unmasked.wordings().stream()
                        .map(wording -> view(dispute, wording.settlement(), wording.words()))
                        .toList(),
                notes(unmasked.reports()),
                notes(unmasked.visits()));
    }

    private static SettlementWordsView view(UUID dispute, Settlement settlement, SettlementWords words) {
        return new SettlementWordsView(
                settlement.townshipId(),
                settlement.id(),
                settlement.revision(),
                words.salt(),
                settlement.hash(dispute),
                words.parties(),
                words.facts(),
                words.matters(),
                words.responsibilities(),
                words.content(),
                words.manner(),
                words.obligations());
    }

    private static List<NoteView> notes(List<Settlements.Note> notes) {
        return notes.stream()
                .map(note -> new NoteView(note.townshipId(), note.id(), note.text()))
                .toList();
    }
}
