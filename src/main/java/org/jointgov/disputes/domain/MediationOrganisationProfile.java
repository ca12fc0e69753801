package org.jointgov.disputes.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a mediation organisation, public to both sides of a border.
 *
 * @param kind a {@link MediationOrganisationKind}
 * @param nameZh in Chinese, at most 60 characters
 * @param nameBo in Tibetan, where it is known
 * @param nameEn in English, where it is known
 * @param village whose committee it is; null for a township's centre
 */
public record MediationOrganisationProfile(
        String kind,
        String nameZh,
        @Nullable String nameBo,
        @Nullable String nameEn,
        @Nullable String village) {
    /** The content in its canonical form, for the audit trail. */
    public String canonical() {
        return String.join(
                "\n",
                kind,
                nameZh,
                Objects.toString(nameBo, ""),
                Objects.toString(nameEn, ""),
                Objects.toString(village, ""));
    }
}
