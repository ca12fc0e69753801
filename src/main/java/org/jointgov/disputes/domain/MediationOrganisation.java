package org.jointgov.disputes.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * A people's mediation organisation of a township: the committee of a village, or the township's own centre (People's Mediation
 * Law, articles 7 to 9). Added and changed by its township, in the end dissolved, and kept.
 */
@Entity
@Table(name = "mediation_organisation", schema = "jointgov")
@IdClass(RecordKey.class)
@SuppressWarnings("NullAway.Init") // JPA fills what the constructor for JPA leaves
public class MediationOrganisation {
    @Id
    @Column(name = "township_id")
    private UUID townshipId;

    @Id
    private UUID id;

    private String kind;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "name_bo")
    private @Nullable String nameBo;

    @Column(name = "name_en")
    private @Nullable String nameEn;

    private @Nullable String village;

    @Column(name = "added_office", updatable = false)
    private String addedOffice;

    @Column(name = "added_at", insertable = false, updatable = false)
    private OffsetDateTime addedAt;

    /** Written at every change, so that every change is a version. */
    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "dissolved_at")
    private @Nullable OffsetDateTime dissolvedAt;

    @Column(name = "dissolved_office")
    private @Nullable String dissolvedOffice;

    @Version
    private long version;

    /** For JPA. */
    protected MediationOrganisation() {}

    /**
     * One that a township adds to its register.
     *
     * @param office the title of whoever adds it
     * @param at UTC
     */
    public static MediationOrganisation add(
            UUID id, UUID townshipId, String office, MediationOrganisationProfile profile, Instant at) {
        MediationOrganisation organisation = new MediationOrganisation();
        organisation.id = id;
        organisation.townshipId = townshipId;
        organisation.addedOffice = office;
        organisation.take(profile, at);
        return organisation;
    }

    /**
     * Corrects what the register says.
     *
     * @param at UTC
     * @throws InvalidTransitionException once it has been dissolved
     */
    public void change(MediationOrganisationProfile profile, Instant at) {
        requireStanding();
        take(profile, at);
    }

    /**
     * Ends it. That nobody works for it any more is for the database to see, over all rows at once.
     *
     * @param at UTC
     * @throws InvalidTransitionException when it has been dissolved before
     */
    public void dissolve(String office, Instant at) {
        requireStanding();
        dissolvedOffice = office;
        dissolvedAt = at.atOffset(ZoneOffset.UTC);
        changedAt = at.atOffset(ZoneOffset.UTC);
    }

    private void requireStanding() {
        if (dissolvedAt != null) {
            throw new InvalidTransitionException();
        }
    }

    private void take(MediationOrganisationProfile profile, Instant at) {
        kind = profile.kind();
        nameZh = profile.nameZh();
        nameBo = profile.nameBo();
        nameEn = profile.nameEn();
        village = profile.village();
        changedAt = at.atOffset(ZoneOffset.UTC);
    }

    public UUID id() {
        return id;
    }

    public UUID townshipId() {
        return townshipId;
    }

    public long version() {
        return version;
    }

    /** What the register says now. */
    public MediationOrganisationProfile profile() {
        return new MediationOrganisationProfile(kind, nameZh, nameBo, nameEn, village);
    }
}
