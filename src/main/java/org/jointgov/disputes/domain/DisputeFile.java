package org.jointgov.disputes.domain;

import java.util.List;
import java.util.Map;
import org.jointgov.catalogues.api.FileNeed;

/**
 * What belongs to a dispute's statutory file and whether it is there (People's Mediation Law, article 27; forms of the Ministry of
 * Justice, 2010).
 */
public final class DisputeFile {
    /** The catalogue's codes of the two ways in which a case can come in: either will do. */
    private static final String APPLICATION = "application";

    private static final String INTAKE_REGISTER = "intake-register";

    private DisputeFile() {}

    /** A document of the catalogue. */
    public record Entry(String code, FileNeed need) {}

    /**
     * Whether it is there.
     *
     * @param present what counts for it: the sides' documents and the system's records
     */
    public record Item(Entry entry, int present, FileItemState state) {}

    /** Every entry's state. @param present how many documents and records there are of each code */
    public static List<Item> check(DisputeStatus status, List<Entry> entries, Map<String, Integer> present) {
        return entries.stream()
                .map(entry -> {
                    int count = present.getOrDefault(entry.code(), 0);
                    return new Item(
                            entry, count, count > 0 ? FileItemState.PRESENT : absent(status, entry.need(), present));
                })
                .toList();
    }

    private static FileItemState absent(DisputeStatus status, FileNeed need, Map<String, Integer> present) {
        return switch (need) {
            // With the counties there is nothing to mediate, and so no mediation's file.
            case ALWAYS -> missing(status != DisputeStatus.REFERRED);
            case NO_INTAKE_REGISTER -> unless(INTAKE_REGISTER, present);
            case NO_APPLICATION -> unless(APPLICATION, present);
            case MEDIATED -> missing(status != DisputeStatus.OPEN && status != DisputeStatus.REFERRED);
            case SETTLED -> missing(status == DisputeStatus.SETTLED || status == DisputeStatus.CLOSED);
            case REPRESENTED, INVESTIGATED, EVIDENCE_GIVEN, PERFORMED, VISITED, CONFIRMATION_SOUGHT, EXPLAINED ->
                FileItemState.AS_NEEDED;
        };
    }

    private static FileItemState missing(boolean now) {
        return now ? FileItemState.MISSING : FileItemState.NOT_YET;
    }

    private static FileItemState unless(String code, Map<String, Integer> present) {
        return present.getOrDefault(code, 0) > 0 ? FileItemState.AS_NEEDED : FileItemState.MISSING;
    }
}
