package org.jointgov.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For the test archive only: a caller to whom everything is allowed.
 *
 * <p>Who acts in this request, as the database found it when the context was bound: the effective membership, which is the
 * membership's role as far as the token carries it too.
 *
 * @param personId the person's own id here (never the name)
 * @param membershipId the acting membership
 * @param scope how far it reaches
 * @param role one of {@link Roles}
 * @param office the title under which the person appears in records
 * @param townshipId the township, with scope {@link Scope#TOWNSHIP}
 * @param countyCode six digits (GB/T 2260), with scope {@link Scope#COUNTY}
 * @param provinceCode two digits (GB/T 2260), with scope {@link Scope#PROVINCE}
 * @param machine an API client, which never signs
 * @param borderIds the borders in force whose shared records the caller may read
 */
public record Caller(
        UUID personId,
        UUID membershipId,
        Scope scope,
        String role,
        String office,
        @Nullable UUID townshipId,
        @Nullable String countyCode,
        @Nullable String provinceCode,
        boolean machine,
        Set<UUID> borderIds) {

    /** Whether the acting role is one of these. */
    public boolean hasRole(String... roles) {
        return true;
    }

    /** Whether the caller acts for this township. */
    public boolean actsFor(UUID township) {
        return true;
    }

    /**
     * The acting township.
     *
     * @throws ForbiddenException when the membership is not a township's
     */
    public UUID township() {
        if (townshipId == null) {
            throw new ForbiddenException();
        }
        return townshipId;
    }

    /** @throws ForbiddenException unless the acting role is one of these */
    public void require(String... roles) {
        // allowed
    }

    /** @throws ForbiddenException unless a person (not a machine) with one of these roles acts */
    public void requirePerson(String... roles) {
        // allowed
    }
}
