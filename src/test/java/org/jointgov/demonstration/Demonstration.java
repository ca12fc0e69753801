package org.jointgov.demonstration;

import java.util.List;
import java.util.UUID;

/**
 * The demonstration's townships, borders and people, with fixed ids so that loading it again doubles nothing. Codes are those
 * of the National Bureau of Statistics' division codes (540624 Amdo, 632724 Zhiduo, 632722 Zaduo). People are offices, not
 * persons; phone numbers are invented.
 */
public final class Demonstration {
    public static final UUID DUOMA = id("01900000-0000-7000-8000-000000000001");
    public static final UUID YANSHIPING = id("01900000-0000-7000-8000-000000000002");
    public static final UUID SUOJIA = id("01900000-0000-7000-8000-000000000003");
    public static final UUID ZHAHE = id("01900000-0000-7000-8000-000000000004");
    public static final UUID MOYUN = id("01900000-0000-7000-8000-000000000005");

    public static final UUID DUOMA_SUOJIA = id("01900000-0000-7000-8000-000000000011");
    public static final UUID DUOMA_MOYUN = id("01900000-0000-7000-8000-000000000012");
    public static final UUID YANSHIPING_ZHAHE = id("01900000-0000-7000-8000-000000000013");

    static final List<Township> TOWNSHIPS = List.of(
            new Township(DUOMA, "540624201", "多玛乡", "Duoma Township", "0896-5550101", "duoma-leader"),
            new Township(YANSHIPING, "540624103", "雁石坪镇", "Yanshiping Town", "0896-5550102", "yanshiping-leader"),
            new Township(SUOJIA, "632724200", "索加乡", "Suojia Township", "0976-5550103", "suojia-leader"),
            new Township(ZHAHE, "632724201", "扎河乡", "Zhahe Township", "0976-5550104", "zhahe-leader"),
            new Township(MOYUN, "632722205", "莫云乡", "Moyun Township", "0976-5550105", "moyun-leader"));

    static final List<Border> BORDERS = List.of(
            new Border(DUOMA_SUOJIA, "多玛乡—索加乡边界", "Duoma–Suojia border", List.of(DUOMA, SUOJIA)),
            new Border(DUOMA_MOYUN, "多玛乡—莫云乡边界", "Duoma–Moyun border", List.of(DUOMA, MOYUN)),
            new Border(YANSHIPING_ZHAHE, "雁石坪镇—扎河乡边界", "Yanshiping–Zhahe border", List.of(YANSHIPING, ZHAHE)));

    /** Leaders first: they confirm the others. */
    static final List<Person> PEOPLE = List.of(
            person(1, "duoma-leader", DUOMA, "leader", "多玛乡乡长"),
            person(2, "yanshiping-leader", YANSHIPING, "leader", "雁石坪镇镇长"),
            person(3, "suojia-leader", SUOJIA, "leader", "索加乡乡长"),
            person(4, "zhahe-leader", ZHAHE, "leader", "扎河乡乡长"),
            person(5, "moyun-leader", MOYUN, "leader", "莫云乡乡长"),
            person(6, "duoma-clerk", DUOMA, "clerk", "多玛乡平安法治办干事"),
            person(7, "duoma-mediator", DUOMA, "mediator", "多玛乡调解员"),
            person(8, "duoma-ledger", DUOMA, "clerk", "多玛乡工作台账系统"),
            person(9, "yanshiping-mediator", YANSHIPING, "mediator", "雁石坪镇调解员"),
            person(10, "suojia-clerk", SUOJIA, "clerk", "索加乡平安法治办干事"),
            person(11, "suojia-mediator", SUOJIA, "mediator", "索加乡调解员"),
            person(12, "zhahe-mediator", ZHAHE, "mediator", "扎河乡调解员"),
            person(13, "moyun-clerk", MOYUN, "clerk", "莫云乡平安法治办干事"),
            person(14, "moyun-mediator", MOYUN, "mediator", "莫云乡调解员"),
            county(15, "amdo-county", "540624", "安多县司法局干事"),
            county(16, "zhiduo-county", "632724", "治多县司法局干事"),
            county(17, "zaduo-county", "632722", "杂多县司法局干事"));

    private Demonstration() {}

    record Township(UUID id, String code, String zh, String en, String dutyPhone, String leader) {
        String county() {
            return code.substring(0, 6);
        }

        String province() {
            return code.substring(0, 2);
        }
    }

    record Border(UUID id, String zh, String en, List<UUID> townships) {}

    record Person(UUID invitation, String username, UUID township, String county, String role, String office) {}

    static Township township(UUID id) {
        return TOWNSHIPS.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }

    /** The id of a border by its short name, {@code duoma-suojia}. */
    static UUID border(String name) {
        return switch (name) {
            case "duoma-suojia" -> DUOMA_SUOJIA;
            case "duoma-moyun" -> DUOMA_MOYUN;
            case "yanshiping-zhahe" -> YANSHIPING_ZHAHE;
            default -> throw new IllegalArgumentException("unknown border " + name);
        };
    }

    /** The id of a township by its short name, {@code duoma}. */
    static UUID townshipNamed(String name) {
        return switch (name) {
            case "duoma" -> DUOMA;
            case "yanshiping" -> YANSHIPING;
            case "suojia" -> SUOJIA;
            case "zhahe" -> ZHAHE;
            case "moyun" -> MOYUN;
            default -> throw new IllegalArgumentException("unknown township " + name);
        };
    }

    /** The province's identity provider. */
    static String provider(String province) {
        return province.equals("54") ? "xizang-government" : "qinghai-government";
    }

    /** Who audits the province. */
    static String officer(String province) {
        return province.equals("54") ? "xizang-officer" : "qinghai-officer";
    }

    private static Person person(int number, String username, UUID township, String role, String office) {
        return new Person(invitation(number), username, township, null, role, office);
    }

    private static Person county(int number, String username, String county, String office) {
        return new Person(invitation(number), username, null, county, "county-officer", office);
    }

    private static UUID invitation(int number) {
        return new UUID(0x0190000000007000L, 0x8000000000000020L + number);
    }

    private static UUID id(String text) {
        return UUID.fromString(text);
    }
}
