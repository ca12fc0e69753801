package org.jointgov.tenancy.domain;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

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

    public long version() {
        return version;
    }

    /** What an audit record of its drawing covers. */
    public String content() {
        return content(id, name.zh(), "pending");
    }

    /**
     * What an audit record covers.
     *
     * @param state {@code pending} or {@code in-force}
     */
    public static String content(UUID id, String name, String state) {
        return String.join("\n", "border", id.toString(), name, state);
    }
}
