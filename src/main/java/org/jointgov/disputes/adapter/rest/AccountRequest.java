package org.jointgov.disputes.adapter.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.disputes.application.TellAccount;
import org.jointgov.disputes.domain.Account;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** A side's whole account, its facts in order; at most 50. */
@Schema(name = "DisputeAccountRequest")
public record AccountRequest(@Required @Nullable List<FactRequest> facts) {
    private static final int MAX_LENGTH = 1000;

    /**
     * One fact: {@code id} of one that stands and stays as it is, or the {@code text} of a new one, at most 1000 characters.
     */
    @Schema(name = "DisputeFactRequest")
    public record FactRequest(@Nullable UUID id, @Nullable String text) {}

    List<TellAccount.Line> lines(Fields fields) {
        List<FactRequest> all = fields.present("/facts", facts, List.of());
        if (all.size() > Account.MAX_FACTS) {
            fields.reject("/facts", "too-many");
            return List.of();
        }
        List<TellAccount.Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            FactRequest fact = all.get(i);
            UUID kept = fact == null ? null : fact.id();
            String pointer = "/facts/" + i + "/text";
            if (kept != null && fact.text() != null) {
                fields.reject(pointer, "unknown-value");
            }
            lines.add(new TellAccount.Line(
                    kept, kept != null ? "" : fields.text(pointer, fact == null ? null : fact.text(), MAX_LENGTH)));
        }
        return lines;
    }
}
