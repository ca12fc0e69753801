package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/**
 * What a dispute is about: the types of the national statistics of people's mediation that matter on a border pasture, and its
 * own subtypes. The table's CHECK holds the same names.
 */
public enum DisputeAlertType implements Slugged {
    PASTURE_BOUNDARY,
    PASTURE_TRESPASS,
    PASTURE_WATER,
    PASTURE_FENCE,
    PASTURE_MIGRATION,
    LIVESTOCK_LOSS,
    LIVESTOCK_THEFT_CLAIM,
    LIVESTOCK_INJURY,
    CATERPILLAR_FUNGUS,
    DEBT,
    NEIGHBOUR,
    DAMAGES,
    ENVIRONMENT,
    OTHER
}
