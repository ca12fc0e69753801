package org.jointgov.documents.application;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jointgov.documents.domain.Block;
import org.jointgov.documents.domain.Composition;
import org.jointgov.documents.domain.Minutes;
import org.jointgov.documents.domain.Plan;
import org.jointgov.documents.domain.Side;
import org.jspecify.annotations.Nullable;

/**
 * Composes minutes in the order of GB/T 9704-2012 §10.3: mark, title, text, then who was present, was excused and sat in;
 * before the text what a reader asks first (kind, time, place, chair), after it the sign-off of all sides and the code by
 * which the paper can be checked. Labels are in the reader's language, the text in its own.
 */
final class MinutesDocument {
    private static final String CHAIR = "chair";
    private static final String GUEST = "guest";
    private static final String EXCUSED = "excused";

    private final Minutes minutes;
    private final Plan plan;
    private final Words words;
    private final String verification;
    private final List<Block> blocks = new ArrayList<>();

    private MinutesDocument(Minutes minutes, Words words, String verification) {
        this.minutes = minutes;
        this.plan = minutes.plan();
        this.words = words;
        this.verification = verification;
    }

    /**
     * The document.
     *
     * @param verification the address of the page where paper is checked
     * @param printedAt when
     */
    static Composition of(Minutes minutes, Words words, String verification, Instant printedAt) {
        MinutesDocument document = new MinutesDocument(minutes, words, verification);
        document.head();
        document.text();
        document.attendance();
        document.signOffs();
        document.addenda();
        document.code();
        String mark = document.mark();
        return new Composition(
                words.language(),
                words.of("minutes.name") + " " + minutes.plan().title(),
                mark == null ? null : words.of(mark),
                mark == null ? null : words.of(mark + ".stamp"),
                words.of("minutes.foot", minutes.revision(), minutes.contentHash()) + "\n"
                        + words.of("minutes.printed", words.time(printedAt)),
                document.blocks);
    }

    private @Nullable String mark() {
        if (minutes.inForceAt() != null) {
            return null;
        }
        return minutes.signOffs().isEmpty() ? "minutes.draft" : "minutes.awaiting";
    }

    private void head() {
        Instant inForce = minutes.inForceAt();
        String mark = mark();
        blocks.add(new Block.Mark(words.of("minutes.mark")));
        blocks.add(new Block.Rule(true));
        blocks.add(new Block.Title(plan.title()));
        blocks.add(new Block.Note(words.of(
                "minutes.revision",
                minutes.revision(),
                inForce == null ? words.of(mark + ".stamp") : words.of("minutes.in-force", words.time(inForce)))));
        blocks.addAll(PlanBlocks.of(plan, words));
        List<String> chairs = plan.attendance().stream()
                .filter(one -> one.role().equals(CHAIR))
                .map(one -> words.of("of", one.office(), plan.name(one.sideId())))
                .toList();
        if (!chairs.isEmpty()) {
            labelled("minutes.chair", words.list(chairs));
        }
        blocks.add(new Block.Rule(false));
    }

    private void labelled(String label, String text, Object... parts) {
        blocks.add(new Block.Labelled(words.label(label, parts), text));
    }

    // ---- the text ----

    private void text() {
        boolean several = minutes.wordings().size() > 1;
        for (int i = 0; i < minutes.wordings().size(); i++) {
            Minutes.Wording wording = minutes.wordings().get(i);
            if (several) {
                String language = words.of("language." + wording.language());
                blocks.add(new Block.Heading(
                        1, words.of(i == 0 ? "minutes.authoritative" : "minutes.translation", language)));
                if (i > 0) {
                    blocks.add(new Block.Note(confirmed(wording)));
                }
            }
            if (!wording.text().isEmpty()) {
                blocks.add(new Block.Text(wording.text()));
            }
            for (int n = 0; n < wording.items().size(); n++) {
                item(wording.items().get(n), number(n + 1, wording.language()));
            }
        }
    }

    private String confirmed(Minutes.Wording wording) {
        if (wording.confirmations().isEmpty()) {
            return words.of("minutes.not-confirmed");
        }
        return words.of(
                "minutes.confirmed",
                words.list(wording.confirmations().stream()
                        .map(word -> words.of("of", plan.name(word.sideId()), words.time(word.at())))
                        .toList()));
    }

    /** As each language numbers what is decided. */
    private static String number(int number, String language) {
        return switch (language) {
            case "zh-CN" ->
                NumberFormat.getInstance(new ULocale("zh@numbers=hans")).format(number) + "、";
            case "bo" ->
                NumberFormat.getInstance(new ULocale("bo@numbers=tibt")).format(number) + " ";
            default -> number + ". ";
        };
    }

    private void item(Minutes.Item item, String number) {
        blocks.add(new Block.Heading(2, number + item.title()));
        if (!item.discussion().isEmpty()) {
            blocks.add(new Block.Text(item.discussion()));
        }
        for (Minutes.Position position : item.positions()) {
            labelled("minutes.position", position.text(), plan.name(position.sideId()));
        }
        if (!item.decision().isEmpty()) {
            labelled("minutes.decision", item.decision());
        }
        if (!item.commitments().isEmpty()) {
            labelled(
                    "minutes.commitment",
                    String.join(
                            "\n",
                            item.commitments().stream()
                                    .map(promise -> words.of(
                                            "minutes.promise",
                                            plan.name(promise.sideId()),
                                            promise.office(),
                                            promise.text(),
                                            words.day(promise.dueOn())))
                                    .toList()));
        }
    }

    // ---- who was there, and who signed ----

    private void attendance() {
        blocks.add(new Block.Rule(false));
        for (Side side : plan.sides()) {
            List<Plan.Attendee> own = plan.attendance().stream()
                    .filter(one -> one.sideId().equals(side.id()))
                    .toList();
            List<String> attended = offices(own.stream()
                    .filter(one ->
                            !one.presence().equals(EXCUSED) && !one.role().equals(GUEST)));
            labelled(
                    "minutes.attended",
                    attended.isEmpty() ? words.of("minutes.nobody") : words.list(attended),
                    side.name());
            List<String> excused =
                    offices(own.stream().filter(one -> one.presence().equals(EXCUSED)));
            if (!excused.isEmpty()) {
                labelled("minutes.excused", words.list(excused), side.name());
            }
            List<String> guests = offices(own.stream()
                    .filter(one -> !one.presence().equals(EXCUSED) && one.role().equals(GUEST)));
            if (!guests.isEmpty()) {
                labelled("minutes.guests", words.list(guests), side.name());
            }
        }
    }

    private List<String> offices(java.util.stream.Stream<Plan.Attendee> people) {
        return people.map(one -> {
                    String office = words.attendee(one);
                    return switch (one.role()) {
                        case CHAIR -> words.of("minutes.chairing", office);
                        case "recorder" -> words.of("minutes.recorder", office);
                        default -> office;
                    };
                })
                .toList();
    }

    private void signOffs() {
        blocks.add(new Block.Heading(1, words.of("minutes.sign-offs")));
        signatures(minutes.signOffs());
    }

    /** A line for each signature, and one for each side that has given none. */
    private void signatures(List<Minutes.SignOff> given) {
        List<List<String>> rows = new ArrayList<>();
        for (Side side : plan.sides()) {
            List<Minutes.SignOff> own = given.stream()
                    .filter(signed -> signed.sideId().equals(side.id()))
                    .toList();
            own.forEach(signed -> rows.add(List.of(side.name(), signer(signed), words.time(signed.at()))));
            if (own.isEmpty()) {
                rows.add(List.of(side.name(), "", words.of("minutes.not-signed")));
            }
        }
        blocks.add(new Block.Table(
                List.of(4, 4, 5),
                List.of(words.of("minutes.side"), words.of("minutes.office"), words.of("minutes.signed-at")),
                rows,
                true));
    }

    private String signer(Minutes.SignOff signed) {
        String leader = signed.forOffice();
        return leader == null
                ? signed.capacity().equals("leader")
                        ? signed.office()
                        : words.of("minutes.signed." + signed.capacity(), signed.office())
                : words.of("minutes.signed." + signed.capacity(), leader, signed.office());
    }

    /** What was added afterwards; those that not all sides have signed are marked. */
    private void addenda() {
        for (int i = 0; i < minutes.addenda().size(); i++) {
            Minutes.Addendum added = minutes.addenda().get(i);
            Instant inForce = added.inForceAt();
            blocks.add(new Block.Heading(1, words.of("minutes.addendum", i + 1)));
            blocks.add(new Block.Note(String.join(
                    "\n",
                    words.of(
                            "minutes.addendum.by",
                            plan.name(added.sideId()),
                            added.office(),
                            inForce == null
                                    ? words.of("minutes.addendum.waits")
                                    : words.of("minutes.in-force", words.time(inForce))),
                    words.label("minutes.hash") + added.contentHash())));
            blocks.add(new Block.Text(added.text()));
            signatures(added.signOffs());
        }
    }

    private void code() {
        blocks.add(new Block.Code(
                verification + "#" + plan.meetingId() + "." + minutes.contentHash(),
                String.join(
                        "\n",
                        words.of("minutes.code", verification),
                        words.label("minutes.meeting") + plan.meetingId(),
                        words.label("minutes.hash"),
                        minutes.contentHash().substring(0, 32),
                        minutes.contentHash().substring(32))));
    }
}
