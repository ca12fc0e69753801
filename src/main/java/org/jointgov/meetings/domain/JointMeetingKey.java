package org.jointgov.meetings.domain;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The key of a joint meeting: the planning township, then the id, so that no key tells of rows that the caller cannot see. */
public class JointMeetingKey implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    private UUID townshipId;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    private UUID id;

    /** For JPA. */
    public JointMeetingKey() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JointMeetingKey that && townshipId.equals(that.townshipId) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(townshipId, id);
    }
}
