package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.junit.jupiter.api.Test;

class MediationOrganisationTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final MediationOrganisationProfile COMMITTEE =
            new MediationOrganisationProfile("village-committee", "一村人民调解委员会", null, null, "一村");

    private final MediationOrganisation organisation =
            MediationOrganisation.add(new UUID(2, 1), new UUID(0, 1), "乡长", COMMITTEE, NOW);

    @Test
    void isAddedAndChangedAsItWasMeant() {
        assertEquals(COMMITTEE, organisation.profile());
        MediationOrganisationProfile centre = new MediationOrganisationProfile(
                "township-centre", "一站式矛盾纠纷中心", "འདུམ་འགྲིག་ལྟེ་གནས།", "One-stop centre", null);
        organisation.change(centre, NOW);
        assertEquals(centre, organisation.profile());
        assertEquals("township-centre\n一站式矛盾纠纷中心\nའདུམ་འགྲིག་ལྟེ་གནས།\nOne-stop centre\n", centre.canonical());
    }

    @Test
    void isOverOnceDissolved() {
        organisation.dissolve("乡长", NOW);
        assertThrows(InvalidTransitionException.class, () -> organisation.change(COMMITTEE, NOW));
        assertThrows(InvalidTransitionException.class, () -> organisation.dissolve("乡长", NOW));
    }
}
