package org.jointgov.documents.application;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jointgov.documents.domain.Composition;
import org.jointgov.documents.domain.MeetingPack;
import org.jointgov.documents.domain.Minutes;
import org.jointgov.documents.domain.Plan;
import org.jointgov.documents.domain.Side;
import org.jspecify.annotations.Nullable;

/** Documents of a meeting that never was. */
public final class Examples {
    public static final String HASH = "64566309f2280c638f5dd72f71571c7d1113a38aab5421685dd6a61f5f9b712e";
    public static final String PAGE = "https://jointgov.example/verification";
    public static final UUID MEETING = UUID.fromString("0198c0de-0000-7000-8000-000000000001");
    public static final List<Locale> LANGUAGES =
            List.of(Locale.SIMPLIFIED_CHINESE, Locale.forLanguageTag("bo"), Locale.ENGLISH);

    public static final String CHINESE = "双方一致认为，今年入冬以来边界草场总体平稳（除三处外）。会议强调：“谁家的羊越界，谁家负责”，" + "并要求每季度会商一次。";
    public static final String TIBETAN =
            "ཕྱོགས་གཉིས་ཀྱིས་མཐུན་པར་ངོས་འཛིན་བྱས་པ་ནི་ད་ལོའི་དགུན་ཁར་ས་མཚམས་ཀྱི་རྩྭ་ས་སྤྱིའི་ཆ་ནས་བརྟན་པོ་ཡིན། "
                    + "དུས་ཚིགས་རེར་ཐེངས་རེ་གྲོས་མོལ་བྱ་རྒྱུ་བསྒྲུབས། །";
    public static final String ENGLISH =
            "Both sides agree that the pastures along the border have been calm since the beginning"
                    + " of winter, and will confer once a quarter.";

    private static final UUID DUOMA = UUID.fromString("0198c0de-0000-7000-8000-00000000000a");
    private static final UUID SUOJIA = UUID.fromString("0198c0de-0000-7000-8000-00000000000b");
    private static final Instant AT = Instant.parse("2026-11-20T02:00:00Z");

    private Examples() {}

    /** How far its sign-off has come. */
    public enum Stage {
        DRAFT,
        AWAITING,
        IN_FORCE
    }

    public static Plan plan(Locale locale) {
        boolean tibetan = locale.getLanguage().equals("bo");
        return new Plan(
                MEETING,
                7,
                DUOMA,
                UUID.fromString("0198c0de-0000-7000-8000-0000000000b0"),
                "symposium",
                "in-force",
                "安多县多玛乡与治多县索加乡平安边界冬季座谈会",
                "索加乡人民政府二楼会议室",
                AT,
                AT.plusSeconds(7_200),
                true,
                SUOJIA,
                List.of(
                        new Side(DUOMA, tibetan ? "རྡོ་དམར་ཤང་།" : "多玛乡"),
                        new Side(SUOJIA, tibetan ? "སོག་རྒྱ་ཤང་།" : "索加乡")),
                List.of(
                        new Plan.Attendee(SUOJIA, "乡长", "chair", "attended", null, null),
                        new Plan.Attendee(SUOJIA, "司法所所长", "recorder", "attended", null, null),
                        new Plan.Attendee(SUOJIA, "党支部书记", "guest", "attended", null, "牙曲村"),
                        new Plan.Attendee(DUOMA, "乡党委书记", "attendee", "deputy", "副乡长", null),
                        new Plan.Attendee(DUOMA, "派出所所长", "attendee", "excused", null, null)));
    }

    public static Minutes minutes(Locale locale, Stage stage, List<Minutes.Wording> wordings) {
        List<Minutes.SignOff> signed = List.of(
                new Minutes.SignOff(DUOMA, "deputy", "副乡长", "乡长", AT.plusSeconds(90_000)),
                new Minutes.SignOff(SUOJIA, "leader", "乡长", null, AT.plusSeconds(95_000)));
        return new Minutes(
                plan(locale),
                3,
                HASH,
                stage == Stage.IN_FORCE ? AT.plusSeconds(95_000) : null,
                wordings,
                signed.subList(0, stage == Stage.DRAFT ? 0 : stage == Stage.AWAITING ? 1 : 2),
                stage != Stage.IN_FORCE
                        ? List.of()
                        : List.of(new Minutes.Addendum(
                                SUOJIA,
                                "乡长",
                                AT.plusSeconds(200_000),
                                "补充：取水牌由双方共同保管。",
                                HASH,
                                null,
                                signed.subList(0, 1))));
    }

    /** In three languages, the Tibetan confirmed. */
    public static List<Minutes.Wording> wordings() {
        return List.of(
                wording("zh-CN", CHINESE, "草场边界巡查", "冬季牧道与水源的使用", "同意共用水源。", "设立三处界标并拍照存档", false),
                wording(
                        "bo",
                        TIBETAN,
                        "རྩྭ་ས་ས་མཚམས་ལ་ཞིབ་བཤེར།",
                        "དགུན་དུས་ཀྱི་འཕྱུགས་ལམ་དང་ཆུ་རྩའི་བཀོལ་སྤྱོད།",
                        "ཆུ་རྩ་མཉམ་སྤྱོད་བྱེད་རྒྱུར་མོས་མཐུན།",
                        "ས་རྟགས་གསུམ་བཙུགས་ཏེ་པར་ལེན་དགོས།",
                        true),
                wording(
                        "en",
                        ENGLISH,
                        "Patrols along the border",
                        "Use of the winter trails and springs",
                        "Shares the spring.",
                        "Set three markers and take pictures",
                        false));
    }

    private static Minutes.Wording wording(
            String language,
            String text,
            String first,
            String second,
            String position,
            String promise,
            boolean agreed) {
        return new Minutes.Wording(
                language,
                text,
                List.of(
                        new Minutes.Item(first, text, List.of(new Minutes.Position(DUOMA, position)), text, List.of()),
                        new Minutes.Item(
                                second,
                                "",
                                List.of(),
                                text,
                                List.of(new Minutes.Promise(SUOJIA, "副乡长", LocalDate.of(2027, 3, 1), promise)))),
                agreed ? List.of(new Minutes.Confirmation(SUOJIA, AT.plusSeconds(80_000))) : List.of());
    }

    public static Composition minutes(Locale locale, Stage stage) {
        return composition(locale, minutes(locale, stage, wordings()));
    }

    public static Composition composition(Locale locale, Minutes minutes) {
        return MinutesDocument.of(minutes, new Words(locale), PAGE, AT.plusSeconds(100_000));
    }

    public static Composition sheet(Locale locale) {
        return SignInSheet.of(plan(locale), new Words(locale), AT);
    }

    public static Composition pack(Locale locale) {
        return PackDocument.of(
                new MeetingPack(
                        plan(locale),
                        List.of(
                                item(DUOMA, "冬季草场越界放牧问题", "副乡长", 30),
                                item(SUOJIA, "རྩྭ་ས་མཉམ་སྤྱོད་ཀྱི་སྐོར།", "司法所所长", null)),
                        IntStream.range(1, 12)
                                .mapToObj(n -> new MeetingPack.OpenDispute(
                                        "多玛—索加 2026-" + n, "牙曲河谷冬季草场越界放牧，涉及约四十只羊", "mediation"))
                                .toList(),
                        List.of(
                                new MeetingPack.OpenCommitment(
                                        DUOMA, "副乡长", "设立三处界标并拍照存档", LocalDate.of(2026, 10, 1), true, "open"),
                                new MeetingPack.OpenCommitment(
                                        SUOJIA, "司法所所长", "通报巡查安排", LocalDate.of(2026, 12, 1), false, "reported"))),
                new Words(locale),
                AT);
    }

    private static MeetingPack.AgendaItem item(UUID side, String title, String office, @Nullable Integer minutes) {
        return new MeetingPack.AgendaItem(side, title, office, minutes);
    }

    /** As much as minutes may hold, of what nobody would write in good faith. */
    public static Minutes hostile() {
        String word = "x".repeat(20_000);
        String bad = "a\u0000\u0008\u000B\u001F\u202Eb\uD800c\uFFFEd<&>\"']]>\u0085e\u2028f\tg";
        List<Minutes.Item> items = IntStream.range(0, 50)
                .mapToObj(n -> new Minutes.Item(
                        "第" + n + "项" + bad,
                        "界".repeat(300) + bad,
                        List.of(new Minutes.Position(DUOMA, "བསྒྲུབས".repeat(40)), new Minutes.Position(SUOJIA, bad)),
                        "。".repeat(100) + "\uD83D\uDC11",
                        List.of(new Minutes.Promise(DUOMA, word.substring(0, 200), LocalDate.of(2027, 1, 1), bad))))
                .toList();
        return minutes(
                Locale.SIMPLIFIED_CHINESE, Stage.DRAFT, List.of(new Minutes.Wording("zh-CN", word, items, List.of())));
    }
}
