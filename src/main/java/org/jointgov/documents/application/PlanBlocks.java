package org.jointgov.documents.application;

import java.util.List;
import org.jointgov.documents.domain.Block;
import org.jointgov.documents.domain.Plan;

/** What every document says of the meeting. */
final class PlanBlocks {
    private PlanBlocks() {}

    static List<Block> of(Plan plan, Words words) {
        String time =
                plan.endsAt() == null ? words.time(plan.startsAt()) : words.period(plan.startsAt(), plan.endsAt());
        return List.of(
                new Block.Labelled(words.label("minutes.kind"), words.of("kind." + plan.kind())),
                new Block.Labelled(words.label("minutes.time"), time),
                new Block.Labelled(
                        words.label("minutes.place"),
                        plan.online() ? words.of("minutes.online", plan.place()) : plan.place()),
                new Block.Labelled(words.label("minutes.host"), plan.name(plan.hostId())));
    }
}
