package org.jointgov.documents.adapter.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jointgov.documents.application.Examples;
import org.jointgov.documents.application.Examples.Stage;
import org.jointgov.documents.domain.Composition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reader sees and a machine reads in the PDF; the files stay in target/documents to be looked at. */
class PdfPagesTest {
    private static final PaperPress PRESS = new PaperPress();

    static Stream<Locale> languages() {
        return Examples.LANGUAGES.stream();
    }

    private static byte[] printed(String name, Composition document) throws IOException {
        byte[] pdf = PRESS.pdf(document);
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve(name + "-" + document.language() + ".pdf"), pdf);
        return pdf;
    }

    /** The text of each page, without spaces and line ends, which a PDF does not have. */
    private static List<String> pages(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(bare(stripper.getText(document)));
            }
        }
        return pages;
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPageSaysWhatItIsAndWhetherItHolds(Locale locale) throws IOException {
        for (Stage stage : Stage.values()) {
            Composition document = Examples.minutes(locale, stage);
            List<String> pages = pages(printed("minutes-" + stage.name().toLowerCase(Locale.ROOT), document));
            assertTrue(pages.size() > 2, "several pages");
            assertEquals(stage == Stage.IN_FORCE, document.warning() == null);
            for (int i = 0; i < pages.size(); i++) {
                assertTrue(pages.get(i).contains(Examples.HASH), "the hash on page " + i);
                assertTrue(pages.get(i).contains("—" + (i + 1) + "—"), "its number on page " + i);
            }
        }
    }

    @Test
    void whatIsNotInForceIsMarkedOnEveryPage() throws IOException {
        for (String page : pages(PRESS.pdf(Examples.minutes(Locale.SIMPLIFIED_CHINESE, Stage.DRAFT)))) {
            assertTrue(page.contains(bare("草稿——各方尚未会签，不具效力")), page);
        }
        for (String page : pages(PRESS.pdf(Examples.minutes(Locale.ENGLISH, Stage.AWAITING)))) {
            assertTrue(page.contains("Awaitingsign-off:notinforce"), page);
            assertTrue(page.contains("NOTINFORCE"), page);
        }
        for (String page : pages(PRESS.pdf(Examples.minutes(Locale.ENGLISH, Stage.IN_FORCE)))) {
            assertFalse(page.contains("DRAFT") || page.contains("NOTINFORCE"), page);
        }
    }

    @Test
    void minutesSayAllOfIt() throws IOException {
        String all = String.join("", pages(PRESS.pdf(Examples.minutes(Locale.SIMPLIFIED_CHINESE, Stage.IN_FORCE))));
        for (String part : List.of(
                Examples.ENGLISH,
                "汉文（作准文本）",
                "译文已由索加乡",
                "译文尚未经另一方确认",
                "一、草场边界巡查",
                "索加乡·副乡长：设立三处界标并拍照存档（2027年3月1日前完成）",
                "2026年11月20日10:00–12:00",
                "出席（索加乡）：",
                "司法所所长（记录）",
                "请假（多玛乡）：",
                "列席（索加乡）：",
                "乡党委书记（副乡长代）",
                "牙曲村党支部书记",
                "乡长（由副乡长代签）",
                "补充纪要（1）",
                "等待各方会签",
                "2026年11月21日12:23")) {
            assertTrue(all.contains(bare(part)), () -> part + " in " + all);
        }
    }

    @Test
    void theQrCodeLeadsToTheCheckWithTheHashInTheFragment() throws Exception {
        byte[] pdf = PRESS.pdf(Examples.minutes(Locale.ENGLISH, Stage.IN_FORCE));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 150);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            assertEquals(
                    Examples.PAGE + "#" + Examples.MEETING + "." + Examples.HASH,
                    new QRCodeReader()
                            .decode(new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))))
                            .getText());
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void pagesAreA4AndBringTheirFonts(Locale locale) throws IOException {
        for (byte[] pdf : List.of(
                PRESS.pdf(Examples.minutes(locale, Stage.DRAFT)),
                printed("sheet", Examples.sheet(locale)),
                printed("pack", Examples.pack(locale)))) {
            try (PDDocument document = Loader.loadPDF(pdf)) {
                for (var page : document.getPages()) {
                    assertEquals(595, page.getMediaBox().getWidth(), 1);
                    assertEquals(842, page.getMediaBox().getHeight(), 1);
                    for (var name : page.getResources().getFontNames()) {
                        PDFont font = page.getResources().getFont(name);
                        assertTrue(font.isEmbedded(), font.getName());
                    }
                }
            }
        }
    }

    @Test
    void theSheetHasALineForEveryOfficeAndMore() throws IOException {
        String all = String.join("", pages(PRESS.pdf(Examples.sheet(Locale.SIMPLIFIED_CHINESE))));
        for (String part : List.of("会议签到表", "多玛乡", "索加乡", "1乡长", "2司法所所长", "3牙曲村党支部书记", "6")) {
            assertTrue(all.contains(bare(part)), () -> part + " in " + all);
        }
    }

    @Test
    void thePackHasAgendaDisputesAndCommitments() throws IOException {
        String all = String.join("", pages(PRESS.pdf(Examples.pack(Locale.SIMPLIFIED_CHINESE))));
        for (String part : List.of("冬季草场越界放牧问题", "多玛—索加2026-11", "调解中", "已逾期", "待确认", "2026年10月1日")) {
            assertTrue(all.contains(bare(part)), () -> part + " in " + all);
        }
    }

    @Test
    void whatIsMeantToBreakItIsPrintedInTime() throws IOException {
        Composition hostile = Examples.composition(Locale.SIMPLIFIED_CHINESE, Examples.hostile());
        byte[] pdf = assertTimeout(Duration.ofSeconds(20), () -> printed("hostile", hostile));
        List<String> pages = pages(pdf);
        assertTrue(pages.size() > 30 && pages.size() < 200, () -> pages.size() + " pages");
        assertTrue(pdf.length < 2_000_000, () -> pdf.length + " bytes");
        assertTrue(String.join("", pages).contains("abcd<&>\"']]>efg"), "what is visible stays");
    }
}
