package org.jointgov.shared;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of a record of a township in JPA: the township first, so that no key tells of rows that the caller cannot see. */
public class RecordKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    private UUID townshipId;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    private UUID id;

    /** For JPA. */
    public RecordKey() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordKey that && townshipId.equals(that.townshipId) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(townshipId, id);
    }
}
