package org.jointgov.disputes.adapter.rest;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.domain.MediationSessions;
import org.jspecify.annotations.Nullable;

/** What was said at the sessions of a dispute, for somebody who handles it. */
@Schema(name = "UnmaskedMediationSessionsView")
public record UnmaskedSessionsView(List<RecordView> records, List<RemarkView> remarks) {
    /** @param townshipId the side that wrote it */
    public record RecordView(
            UUID townshipId, UUID sessionId, @Nullable String parties, String record) {}

    /** @param townshipId the side that wrote it */
    public record RemarkView(UUID townshipId, UUID remarkId, String text) {}

    static UnmaskedSessionsView of(MediationSessions.Unmasked unmasked) {
        return new UnmaskedSessionsView(
                unmasked.sessions().stream()
                        .map(said -> new RecordView(
                                said.townshipId(),
                                said.id(),
                                said.words().parties(),
                                said.words().record()))
                        .toList(),
                unmasked.remarks().stream()
                        .map(said -> new RemarkView(said.townshipId(), said.id(), said.text()))
                        .toList());
    }
}
