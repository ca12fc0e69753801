package org.jointgov.meetings.adapter.rest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jointgov.meetings.domain.DateAnswer;
import org.jointgov.platform.rest.Required;
import org.jointgov.shared.Fields;
import org.jspecify.annotations.Nullable;

/** What the own side says of other sides' dates, each once. */
public record DateAnswersRequest(@Required @Nullable List<Answer> answers) {
    private static final int MOST = 100;
    private static final UUID NONE = new UUID(0, 0);

    /** @param remark at most 200 characters; names no herder */
    @Schema(name = "DateAnswerRequest")
    public record Answer(
            @Required @Nullable UUID dateId,
            @Required @Nullable Boolean suits,
            @Nullable String remark) {}

    List<DateAnswer> answers(Fields fields) {
        List<Answer> given = fields.present("/answers", answers, List.of());
        if (given.isEmpty()) {
            fields.reject("/answers", "required");
        }
        if (given.size() > MOST) {
            fields.reject("/answers", "too-many");
        }
        List<DateAnswer> said = new ArrayList<>();
        Set<UUID> dates = new HashSet<>();
        for (int i = 0; i < Math.min(given.size(), MOST); i++) {
            Answer answer = given.get(i);
            String at = "/answers/" + i;
            UUID date = fields.present(at + "/dateId", answer.dateId(), NONE);
            if (!dates.add(date)) {
                fields.reject(at + "/dateId", "in-use");
            }
            said.add(new DateAnswer(
                    date,
                    fields.present(at + "/suits", answer.suits(), false),
                    fields.optionalLine(at + "/remark", answer.remark(), 200)));
        }
        return said;
    }
}
