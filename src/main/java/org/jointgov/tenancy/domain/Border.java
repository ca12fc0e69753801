package org.jointgov.tenancy.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What two or more townships share. Drawn by an operator with all its townships at once; in force, and its shared records
 * readable, from the moment when the last of their leaders confirms it.
 */
@Entity
@Table(name = "border")
public class Border {
    @Id
    private UUID id;

    @Embedded
    private Name name;

    @Column(name = "in_force_at", insertable = false, updatable = false)
    private @Nullable OffsetDateTime inForceAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Border() {}

    public Border(UUID id, Name name) {
        this.id = id;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    public Name name() {
        return name;
    }

    public boolean isInForce() {
        return inForceAt != null;
    }

    public long version() {
        return version;
    }

    /** What an audit record covers. */
    public String content() {
        return String.join("\n", "border", id.toString(), name.zh(), isInForce() ? "in-force" : "pending");
    }
}
