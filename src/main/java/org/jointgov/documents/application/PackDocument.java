package org.jointgov.documents.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jointgov.documents.domain.Block;
import org.jointgov.documents.domain.Composition;
import org.jointgov.documents.domain.MeetingPack;
import org.jointgov.documents.domain.Plan;

/** Composes what is laid before those who come to a meeting. */
final class PackDocument {
    private final Plan plan;
    private final Words words;
    private final List<Block> blocks = new ArrayList<>();

    private PackDocument(Plan plan, Words words) {
        this.plan = plan;
        this.words = words;
    }

    static Composition of(MeetingPack pack, Words words, Instant printedAt) {
        PackDocument document = new PackDocument(pack.plan(), words);
        document.compose(pack);
        return new Composition(
                words.language(),
                words.of("pack.title") + " " + pack.plan().title(),
                null,
                null,
                words.of("minutes.printed", words.time(printedAt)),
                document.blocks);
    }

    private void compose(MeetingPack pack) {
        blocks.add(new Block.Title(words.of("pack.title")));
        blocks.add(new Block.Note(plan.title()));
        blocks.add(new Block.Heading(1, words.of("pack.plan")));
        blocks.addAll(PlanBlocks.of(plan, words));
        List<List<String>> agenda = new ArrayList<>();
        for (MeetingPack.AgendaItem item : pack.agenda()) {
            agenda.add(List.of(
                    String.valueOf(agenda.size() + 1),
                    item.title(),
                    plan.name(item.sideId()),
                    item.responsible(),
                    item.minutes() == null ? "" : item.minutes().toString()));
        }
        section(
                "pack.agenda",
                List.of(2, 9, 4, 5, 2),
                agenda,
                "pack.number",
                "pack.item",
                "pack.side",
                "pack.responsible",
                "pack.minutes");
        section(
                "pack.disputes",
                List.of(6, 10, 4),
                pack.disputes().stream()
                        .map(dispute -> List.of(
                                dispute.fileNumber(), dispute.headline(), words.of("dispute." + dispute.status())))
                        .toList(),
                "pack.file-number",
                "pack.headline",
                "pack.state");
        section(
                "pack.commitments",
                List.of(4, 8, 4, 5, 4),
                pack.commitments().stream()
                        .map(promise -> List.of(
                                plan.name(promise.sideId()),
                                promise.text(),
                                promise.office(),
                                words.day(promise.dueOn()),
                                words.of("commitment." + (promise.overdue() ? "overdue" : promise.status()))))
                        .toList(),
                "pack.side",
                "pack.commitment",
                "pack.office",
                "pack.due",
                "pack.state");
    }

    private void section(String heading, List<Integer> shares, List<List<String>> rows, String... head) {
        blocks.add(new Block.Heading(1, words.of(heading)));
        blocks.add(
                rows.isEmpty()
                        ? new Block.Text(words.of("pack.none"))
                        : new Block.Table(shares, Stream.of(head).map(words::of).toList(), rows, false));
    }
}
