package org.jointgov.documents.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jointgov.documents.domain.Block;
import org.jointgov.documents.domain.Composition;
import org.jointgov.documents.domain.Plan;
import org.jointgov.documents.domain.Side;

/** Composes the sheet on which those who come sign by hand; the service knows their offices only. */
final class SignInSheet {
    private static final int LEAST_LINES = 6;
    private static final int SPARE_LINES = 3;

    private SignInSheet() {}

    static Composition of(Plan plan, Words words, Instant printedAt) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(words.of("sheet.title")));
        blocks.add(new Block.Labelled(words.label("sheet.meeting"), plan.title()));
        blocks.addAll(PlanBlocks.of(plan, words));
        for (Side side : plan.sides()) {
            blocks.add(new Block.Heading(2, side.name()));
            blocks.add(new Block.Table(
                    List.of(2, 8, 8, 5),
                    Stream.of("sheet.number", "sheet.office", "sheet.signature", "sheet.remark")
                            .map(words::of)
                            .toList(),
                    rows(plan, side, words),
                    true));
        }
        return new Composition(
                words.language(),
                words.of("sheet.title") + " " + plan.title(),
                null,
                null,
                words.of("minutes.printed", words.time(printedAt)),
                blocks);
    }

    private static List<List<String>> rows(Plan plan, Side side, Words words) {
        List<String> offices = plan.attendance().stream()
                .filter(one -> one.sideId().equals(side.id()))
                .map(words::attendee)
                .toList();
        return IntStream.range(0, Math.max(LEAST_LINES, offices.size() + SPARE_LINES))
                .mapToObj(i -> List.of(String.valueOf(i + 1), i < offices.size() ? offices.get(i) : "", "", ""))
                .toList();
    }
}
