package org.jointgov.tenancy.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant. Added by an operator; its name, duty phone and the last three digits of its code may change (a township becomes a
 * town), its county and province never do: they decide which officers read its records.
 */
@Entity
@Table(name = "township")
public class Township {
    @Id
    private UUID id;

    private String code;

    @Embedded
    private Name name;

    @Column(name = "county_code", updatable = false)
    private String countyCode;

    @Column(name = "province_code", updatable = false)
    private String provinceCode;

    @Column(name = "duty_phone")
    private @Nullable String dutyPhone;

    @Column(name = "organization_alias")
    private @Nullable String organizationAlias;

    @Column(name = "provisioned_at")
    private @Nullable OffsetDateTime provisionedAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Township() {}

    /**
     * A new township.
     *
     * @param code nine digits after GB/T 2260 and GB/T 10114; they begin with the county's six, and these with the province's two
     */
    public Township(
            UUID id, String code, Name name, String countyCode, String provinceCode, @Nullable String dutyPhone) {
        this.id = id;
        this.code = code;
        this.name = name;
        this.countyCode = countyCode;
        this.provinceCode = provinceCode;
        this.dutyPhone = dutyPhone;
    }

    /** Takes another name, phone or code of the same county. */
    public void change(String newCode, Name newName, @Nullable String newDutyPhone) {
        this.code = newCode;
        this.name = newName;
        this.dutyPhone = newDutyPhone;
    }

    /** Has its organization in Keycloak. The alias stays what it was when the organization was made. */
    public void provisioned(String alias, Instant at) {
        this.organizationAlias = alias;
        this.provisionedAt = at.atOffset(ZoneOffset.UTC);
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public Name name() {
        return name;
    }

    public String countyCode() {
        return countyCode;
    }

    public String provinceCode() {
        return provinceCode;
    }

    /** The alias of its organization in Keycloak; what it will be, before there is one. */
    public String organizationAlias() {
        return organizationAlias == null ? "township-" + code : organizationAlias;
    }

    public long version() {
        return version;
    }

    /** What an audit record covers. */
    public String content() {
        return String.join(
                "\n",
                "township",
                id.toString(),
                code,
                name.zh(),
                provinceCode,
                countyCode,
                organizationAlias == null ? "" : organizationAlias);
    }
}
