package org.jointgov.disputes.domain;

import java.util.List;

/**
 * The fixed words of an alert, as they stand in the API, in the database's CHECKs and as keys of the texts on the screen. The
 * types are those of the national statistics of people's mediation that matter on a border pasture, and its own subtypes.
 */
public final class DisputeAlertVocabulary {
    /** It happened, or it is coming. */
    public static final List<String> KINDS = List.of("event", "prevention");

    public static final List<String> TYPES = List.of(
            "pasture-boundary",
            "pasture-trespass",
            "pasture-water",
            "pasture-fence",
            "pasture-migration",
            "livestock-loss",
            "livestock-theft-claim",
            "livestock-injury",
            "caterpillar-fungus",
            "debt",
            "neighbour",
            "damages",
            "environment",
            "other");

    public static final List<String> SEVERITIES = List.of("low", "medium", "high", "urgent");

    /** Where a position comes from. */
    public static final List<String> PLACE_SOURCES = List.of("gps", "manual");

    private DisputeAlertVocabulary() {}
}
