package org.jointgov.documents.adapter.print;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jointgov.documents.domain.Block;
import org.jointgov.documents.domain.Composition;
import org.jspecify.annotations.Nullable;

/**
 * Writes a document as Office Open XML (ECMA-376, transitional), on the page of GB/T 9704-2012 and in the fonts that it names:
 * FangSong for the text, a small title Song for titles, Microsoft Himalaya for Tibetan. Where a computer lacks one, the
 * font table names another. Tibetan runs are marked as complex script in Tibetan, so that their own size and font hold.
 */
final class DocxPackage {
    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static final String A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static final String TEXT_FONT = "仿宋";
    private static final String TITLE_FONT = "方正小标宋简体";
    private static final String HEADING_FONT = "黑体";
    private static final String LATIN_FONT = "Times New Roman";
    private static final String TIBETAN_FONT = "Microsoft Himalaya";

    /** Microsoft Himalaya draws small. */
    private static final double TIBETAN_SCALE = 1.25;

    private static final String RED = "C01010";

    /** In twentieths of a point: 156 mm, and 225 mm by 22 lines. */
    private static final int WIDTH = 8_845;

    private static final int PITCH = 579;

    /** 34 mm in English metric units. */
    private static final String CODE = "1224000";

    private final Composition composition;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final List<byte[]> codes = new ArrayList<>();

    /** How a run looks. @param size in points */
    private record Look(
            String font,
            double size,
            boolean bold,
            @Nullable String colour) {
        static final Look BODY = new Look(TEXT_FONT, 16, false, null);
        static final Look LABEL = new Look(HEADING_FONT, 16, false, null);
        static final Look CELL = new Look(TEXT_FONT, 12, false, null);
        static final Look SMALL = new Look(TEXT_FONT, 9, false, "555555");
    }

    private DocxPackage(Composition composition) {
        this.composition = composition;
    }

    /** The document as a file. */
    static byte[] of(Composition composition) {
        DocxPackage made = new DocxPackage(composition);
        try {
            made.write();
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written", e);
        }
        return made.bytes.toByteArray();
    }

    private void write() throws IOException {
        byte[] body = body();
        part("[Content_Types].xml", contentTypes());
        part("_rels/.rels", packageRelations());
        part("docProps/core.xml", properties());
        part("word/document.xml", body);
        part("word/_rels/document.xml.rels", relations());
        part("word/styles.xml", styles());
        part("word/settings.xml", settings());
        part("word/fontTable.xml", fonts());
        part("word/header1.xml", header());
        part("word/footer1.xml", footer("right"));
        part("word/footer2.xml", footer("left"));
        for (int i = 0; i < codes.size(); i++) {
            part("word/media/code" + i + ".png", codes.get(i));
        }
        zip.close();
    }

    private void part(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    // ---- the body ----

    private byte[] body() {
        Xml xml = new Xml("w:document", "xmlns:w", W, "xmlns:r", R, "xmlns:wp", WP, "xmlns:a", A, "xmlns:pic", PIC);
        xml.open("w:body");
        composition.blocks().forEach(block -> set(xml, block));
        xml.open("w:sectPr");
        xml.empty("w:headerReference", "w:type", "default", "r:id", "rId4");
        xml.empty("w:headerReference", "w:type", "even", "r:id", "rId4");
        xml.empty("w:footerReference", "w:type", "default", "r:id", "rId5");
        xml.empty("w:footerReference", "w:type", "even", "r:id", "rId6");
        xml.empty("w:pgSz", "w:w", "11906", "w:h", "16838");
        xml.empty(
                "w:pgMar",
                "w:top",
                "2098",
                "w:right",
                "1474",
                "w:bottom",
                "1984",
                "w:left",
                "1587",
                "w:header",
                "1134",
                "w:footer",
                "964",
                "w:gutter",
                "0");
        xml.empty("w:docGrid", "w:type", "lines", "w:linePitch", String.valueOf(PITCH));
        xml.close().close();
        return xml.end();
    }

    private void set(Xml xml, Block block) {
        if (block instanceof Block.Mark mark) {
            paragraph(xml, "Mark", mark.text(), new Look(TITLE_FONT, 30, true, RED), 0, 0);
        } else if (block instanceof Block.Title title) {
            paragraph(xml, "Title", title.text(), new Look(TITLE_FONT, 22, true, null), 0, 0);
        } else if (block instanceof Block.Note note) {
            paragraph(xml, "Mark", note.text(), new Look(TEXT_FONT, 14, false, "555555"), 0, 0);
        } else if (block instanceof Block.Heading heading) {
            paragraph(xml, "Heading" + heading.level(), heading.text(), Look.LABEL, 0, 0);
        } else if (block instanceof Block.Text text) {
            text.text().lines().forEach(each -> paragraph(xml, "Normal", each, Look.BODY, 640, 0));
        } else if (block instanceof Block.Labelled labelled) {
            labelled(xml, labelled);
        } else if (block instanceof Block.Table table) {
            table(xml, table);
        } else if (block instanceof Block.Code code) {
            code(xml, code);
        } else if (block instanceof Block.Rule rule) {
            xml.open("w:p").open("w:pPr").open("w:pBdr");
            xml.empty(
                    "w:bottom",
                    "w:val",
                    "single",
                    "w:sz",
                    rule.red() ? "12" : "4",
                    "w:space",
                    "1",
                    "w:color",
                    rule.red() ? RED : "000000");
            xml.close().close().close();
        }
    }

    private static void paragraph(Xml xml, String style, String text, Look look, int firstLine, int hanging) {
        xml.open("w:p");
        paragraphLook(xml, style, firstLine, hanging);
        runs(xml, text, look);
        xml.close();
    }

    private static void paragraphLook(Xml xml, String style, int firstLine, int hanging) {
        xml.open("w:pPr").empty("w:pStyle", "w:val", style);
        if (firstLine > 0) {
            xml.empty("w:ind", "w:firstLine", String.valueOf(firstLine));
        } else if (hanging > 0) {
            xml.empty("w:ind", "w:left", String.valueOf(hanging), "w:hanging", String.valueOf(hanging));
        }
        xml.close();
    }

    private static void labelled(Xml xml, Block.Labelled block) {
        xml.open("w:p");
        paragraphLook(xml, "Normal", 0, 640);
        runs(xml, block.label(), Look.LABEL);
        runs(xml, block.text(), Look.BODY);
        xml.close();
    }

    /** One run for each change of script; a line end is a break. */
    private static void runs(Xml xml, String text, Look look) {
        StringBuilder run = new StringBuilder();
        boolean tibetan = false;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            boolean own = point == ' ' || point == '\n' ? tibetan : point >= 0x0F00 && point <= 0x0FFF;
            if (own != tibetan) {
                run(xml, run.toString(), look, tibetan);
                run.setLength(0);
                tibetan = own;
            }
            run.appendCodePoint(point);
        }
        run(xml, run.toString(), look, tibetan);
    }

    private static void run(Xml xml, String text, Look look, boolean tibetan) {
        if (text.isEmpty()) {
            return;
        }
        xml.open("w:r").open("w:rPr");
        if (tibetan) {
            xml.empty(
                    "w:rFonts",
                    "w:ascii",
                    TIBETAN_FONT,
                    "w:hAnsi",
                    TIBETAN_FONT,
                    "w:eastAsia",
                    TIBETAN_FONT,
                    "w:cs",
                    TIBETAN_FONT,
                    "w:hint",
                    "cs");
        } else {
            xml.empty(
                    "w:rFonts",
                    "w:ascii",
                    LATIN_FONT,
                    "w:hAnsi",
                    LATIN_FONT,
                    "w:eastAsia",
                    look.font(),
                    "w:cs",
                    TIBETAN_FONT,
                    "w:hint",
                    "eastAsia");
        }
        if (look.bold()) {
            xml.empty("w:b").empty("w:bCs");
        }
        String colour = look.colour();
        if (colour != null) {
            xml.empty("w:color", "w:val", colour);
        }
        String halfPoints = String.valueOf(Math.round(look.size() * 2));
        String tibetanHalfPoints = String.valueOf(Math.round(look.size() * 2 * TIBETAN_SCALE));
        xml.empty("w:sz", "w:val", tibetan ? tibetanHalfPoints : halfPoints);
        xml.empty("w:szCs", "w:val", tibetanHalfPoints);
        if (tibetan) {
            xml.empty("w:cs");
        }
        xml.empty("w:lang", "w:val", tibetan ? "bo-CN" : "en-GB", "w:eastAsia", "zh-CN", "w:bidi", "bo-CN");
        xml.close();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                xml.empty("w:br");
            }
            xml.open("w:t", "xml:space", "preserve").text(lines[i]).close();
        }
        xml.close();
    }

    // ---- tables and codes ----

    private static void table(Xml xml, Block.Table table) {
        int shares = table.shares().stream().mapToInt(Integer::intValue).sum();
        List<String> widths = table.shares().stream()
                .map(share -> String.valueOf(WIDTH * share / shares))
                .toList();
        beginTable(xml, widths, true);
        row(xml, table.head(), widths, true, false);
        table.rows().forEach(row -> row(xml, row, widths, false, table.tall()));
        xml.close();
        paragraph(xml, "Normal", "", Look.CELL, 0, 0);
    }

    private static void beginTable(Xml xml, List<String> widths, boolean lined) {
        xml.open("w:tbl").open("w:tblPr");
        xml.empty("w:tblW", "w:w", String.valueOf(WIDTH), "w:type", "dxa");
        if (lined) {
            xml.open("w:tblBorders");
            for (String edge : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
                xml.empty("w:" + edge, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "000000");
            }
            xml.close();
        }
        xml.empty("w:tblLayout", "w:type", "fixed");
        xml.close().open("w:tblGrid");
        widths.forEach(width -> xml.empty("w:gridCol", "w:w", width));
        xml.close();
    }

    private static void row(Xml xml, List<String> cells, List<String> widths, boolean head, boolean tall) {
        xml.open("w:tr");
        if (head || tall) {
            xml.open("w:trPr");
            if (tall) {
                xml.empty("w:trHeight", "w:val", "600", "w:hRule", "atLeast");
            }
            if (head) {
                xml.empty("w:tblHeader");
            }
            xml.close();
        }
        for (int i = 0; i < widths.size(); i++) {
            xml.open("w:tc").open("w:tcPr");
            xml.empty("w:tcW", "w:w", widths.get(i), "w:type", "dxa");
            xml.empty("w:vAlign", "w:val", "center").close();
            paragraph(xml, "Cell", cells.get(i), head ? new Look(HEADING_FONT, 12, false, null) : Look.CELL, 0, 0);
            xml.close();
        }
        xml.close();
    }

    private void code(Xml xml, Block.Code code) {
        codes.add(picture(code.address()));
        String id = String.valueOf(codes.size());
        List<String> widths = List.of("2200", String.valueOf(WIDTH - 2200));
        beginTable(xml, widths, false);
        xml.open("w:tr").open("w:trPr").empty("w:cantSplit").close();
        xml.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", widths.get(0), "w:type", "dxa");
        xml.close().open("w:p").open("w:r").open("w:drawing");
        xml.open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0");
        xml.empty("wp:extent", "cx", CODE, "cy", CODE);
        xml.empty("wp:docPr", "id", id, "name", "QR " + id, "descr", code.address());
        xml.open("a:graphic").open("a:graphicData", "uri", PIC).open("pic:pic");
        xml.open("pic:nvPicPr")
                .empty("pic:cNvPr", "id", id, "name", "code")
                .empty("pic:cNvPicPr")
                .close();
        xml.open("pic:blipFill").empty("a:blip", "r:embed", codeId(codes.size() - 1));
        xml.open("a:stretch").empty("a:fillRect").close().close();
        xml.open("pic:spPr").open("a:xfrm").empty("a:off", "x", "0", "y", "0");
        xml.empty("a:ext", "cx", CODE, "cy", CODE).close();
        xml.open("a:prstGeom", "prst", "rect").empty("a:avLst").close().close();
        xml.close().close().close().close().close().close().close().close();
        xml.open("w:tc")
                .open("w:tcPr")
                .empty("w:tcW", "w:w", widths.get(1), "w:type", "dxa")
                .close();
        code.text().lines().forEach(line -> paragraph(xml, "Cell", line, Look.SMALL, 0, 0));
        xml.close().close().close();
        paragraph(xml, "Cell", "", Look.SMALL, 0, 0);
    }

    private static String codeId(int index) {
        return "rId" + (10 + index);
    }

    private static byte[] picture(String address) {
        QrCode squares = Codes.of(address);
        int scale = 6;
        int side = squares.size * scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, squares.getModule(x / scale, y / scale) ? 0x000000 : 0xFFFFFF);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written", e);
        }
        return png.toByteArray();
    }

    // ---- what every page has ----

    private byte[] header() {
        Xml xml = new Xml("w:hdr", "xmlns:w", W);
        String warning = composition.warning();
        paragraph(xml, "Mark", warning == null ? "" : warning, new Look(HEADING_FONT, 14, true, RED), 0, 0);
        return xml.end();
    }

    private byte[] footer(String side) {
        Xml xml = new Xml("w:ftr", "xmlns:w", W);
        xml.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", "Cell");
        xml.empty("w:ind", "w:left", "280", "w:right", "280");
        xml.empty("w:jc", "w:val", side).close();
        Look look = new Look("宋体", 14, false, null);
        runs(xml, "— ", look);
        xml.open("w:fldSimple", "w:instr", " PAGE ");
        runs(xml, "1", look);
        xml.close();
        runs(xml, " —", look);
        xml.close();
        composition.foot().lines().forEach(line -> paragraph(xml, "Cell", line, Look.SMALL, 0, 0));
        return xml.end();
    }

    private static byte[] styles() {
        Xml xml = new Xml("w:styles", "xmlns:w", W);
        xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
        xml.empty(
                "w:rFonts",
                "w:ascii",
                LATIN_FONT,
                "w:hAnsi",
                LATIN_FONT,
                "w:eastAsia",
                TEXT_FONT,
                "w:cs",
                TIBETAN_FONT);
        xml.empty("w:sz", "w:val", "32").empty("w:szCs", "w:val", "40");
        xml.empty("w:lang", "w:val", "en-GB", "w:eastAsia", "zh-CN", "w:bidi", "bo-CN");
        xml.close().close().close();
        style(xml, "Normal", "Normal", "left", PITCH, -1);
        style(xml, "Cell", "Cell", "left", 0, -1);
        style(xml, "Mark", "Mark", "center", 0, -1);
        style(xml, "Title", "Title", "center", 0, -1);
        style(xml, "Heading1", "heading 1", "left", PITCH, 0);
        style(xml, "Heading2", "heading 2", "left", PITCH, 1);
        return xml.end();
    }

    private static void style(Xml xml, String id, String name, String side, int pitch, int outline) {
        boolean normal = id.equals("Normal");
        xml.open("w:style", "w:type", "paragraph", "w:default", normal ? "1" : "0", "w:styleId", id);
        xml.empty("w:name", "w:val", name);
        if (!normal) {
            xml.empty("w:basedOn", "w:val", "Normal");
        }
        xml.empty("w:qFormat").open("w:pPr");
        if (outline >= 0) {
            xml.empty("w:keepNext");
        }
        xml.empty("w:kinsoku", "w:val", "1").empty("w:overflowPunct", "w:val", "0");
        if (pitch > 0) {
            xml.empty("w:spacing", "w:line", String.valueOf(pitch), "w:lineRule", "atLeast");
        } else {
            xml.empty("w:spacing", "w:line", "360", "w:lineRule", "auto");
        }
        xml.empty("w:jc", "w:val", side);
        if (outline >= 0) {
            xml.empty("w:outlineLvl", "w:val", String.valueOf(outline));
        }
        xml.close().close();
    }

    private static byte[] settings() {
        Xml xml = new Xml("w:settings", "xmlns:w", W);
        xml.empty("w:evenAndOddHeaders");
        xml.empty("w:characterSpacingControl", "w:val", "compressPunctuation");
        xml.open("w:compat")
                .empty(
                        "w:compatSetting",
                        "w:name",
                        "compatibilityMode",
                        "w:uri",
                        "http://schemas.microsoft.com/office/word",
                        "w:val",
                        "15")
                .close();
        xml.empty("w:themeFontLang", "w:val", "en-GB", "w:eastAsia", "zh-CN", "w:bidi", "bo-CN");
        return xml.end();
    }

    private static byte[] fonts() {
        Xml xml = new Xml("w:fonts", "xmlns:w", W);
        font(xml, TEXT_FONT, "FangSong,FangSong_GB2312,仿宋_GB2312,Noto Serif CJK SC", "roman");
        font(xml, TITLE_FONT, "FZXiaoBiaoSong-B05S,小标宋体,SimSun,Noto Serif CJK SC", "roman");
        font(xml, HEADING_FONT, "SimHei,Noto Sans CJK SC", "swiss");
        font(xml, LATIN_FONT, "Liberation Serif", "roman");
        font(xml, TIBETAN_FONT, "Noto Serif Tibetan", "auto");
        return xml.end();
    }

    private static void font(Xml xml, String name, String others, String family) {
        xml.open("w:font", "w:name", name);
        xml.empty("w:altName", "w:val", others);
        xml.empty("w:family", "w:val", family).close();
    }

    // ---- the package ----

    private static byte[] contentTypes() {
        Xml xml = new Xml("Types", "xmlns", PACKAGE + "content-types");
        xml.empty(
                "Default",
                "Extension",
                "rels",
                "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml");
        xml.empty("Default", "Extension", "xml", "ContentType", "application/xml");
        xml.empty("Default", "Extension", "png", "ContentType", "image/png");
        type(xml, "/word/document.xml", WORD + "document.main+xml");
        type(xml, "/word/styles.xml", WORD + "styles+xml");
        type(xml, "/word/settings.xml", WORD + "settings+xml");
        type(xml, "/word/fontTable.xml", WORD + "fontTable+xml");
        type(xml, "/word/header1.xml", WORD + "header+xml");
        type(xml, "/word/footer1.xml", WORD + "footer+xml");
        type(xml, "/word/footer2.xml", WORD + "footer+xml");
        type(xml, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        return xml.end();
    }

    private static void type(Xml xml, String part, String type) {
        xml.empty("Override", "PartName", part, "ContentType", type);
    }

    private static byte[] packageRelations() {
        Xml xml = new Xml("Relationships", "xmlns", PACKAGE + "relationships");
        relation(xml, "rId1", R + "/officeDocument", "word/document.xml");
        relation(xml, "rId2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
        return xml.end();
    }

    private byte[] relations() {
        Xml xml = new Xml("Relationships", "xmlns", PACKAGE + "relationships");
        relation(xml, "rId1", R + "/styles", "styles.xml");
        relation(xml, "rId2", R + "/settings", "settings.xml");
        relation(xml, "rId3", R + "/fontTable", "fontTable.xml");
        relation(xml, "rId4", R + "/header", "header1.xml");
        relation(xml, "rId5", R + "/footer", "footer1.xml");
        relation(xml, "rId6", R + "/footer", "footer2.xml");
        for (int i = 0; i < codes.size(); i++) {
            relation(xml, codeId(i), R + "/image", "media/code" + i + ".png");
        }
        return xml.end();
    }

    private static void relation(Xml xml, String id, String type, String target) {
        xml.empty("Relationship", "Id", id, "Type", type, "Target", target);
    }

    private byte[] properties() {
        Xml xml = new Xml(
                "cp:coreProperties",
                "xmlns:cp",
                PACKAGE + "metadata/core-properties",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/");
        xml.open("dc:title").text(composition.name()).close();
        xml.open("dc:language").text(composition.language()).close();
        return xml.end();
    }
}
