package org.jointgov.documents.adapter.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jointgov.documents.application.Examples;
import org.jointgov.documents.application.Examples.Stage;
import org.jointgov.documents.domain.Composition;
import org.junit.jupiter.api.Test;

/** Apache POI reads what we wrote without it. */
class DocxPackageTest {
    private static final PaperPress PRESS = new PaperPress();

    private static XWPFDocument read(byte[] docx) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(docx));
    }

    private static byte[] printed(Locale locale, Stage stage) throws IOException {
        byte[] docx = PRESS.docx(Examples.minutes(locale, stage));
        Path folder = Files.createDirectories(Path.of("target", "documents"));
        Files.write(folder.resolve("minutes-" + locale.toLanguageTag() + ".docx"), docx);
        return docx;
    }

    private static String text(XWPFDocument document) throws IOException {
        try (XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    @Test
    void itHoldsAllTextsInAllLanguages() throws IOException {
        for (Locale locale : Examples.LANGUAGES) {
            try (XWPFDocument document = read(printed(locale, Stage.IN_FORCE))) {
                String all = text(document);
                for (String part : List.of(
                        Examples.CHINESE,
                        Examples.TIBETAN,
                        Examples.ENGLISH,
                        Examples.HASH.substring(0, 32),
                        Examples.HASH,
                        "司法所所长",
                        "ས་རྟགས་གསུམ་བཙུགས་ཏེ་པར་ལེན་དགོས།")) {
                    assertTrue(all.contains(part), part);
                }
            }
        }
    }

    @Test
    void scriptsHaveTheirFontsAndLanguages() throws IOException {
        try (XWPFDocument document = read(printed(Locale.SIMPLIFIED_CHINESE, Stage.IN_FORCE))) {
            List<XWPFRun> runs = document.getParagraphs().stream()
                    .flatMap(paragraph -> paragraph.getRuns().stream())
                    .filter(run -> !run.text().isBlank())
                    .toList();
            for (XWPFRun run : runs) {
                boolean tibetan = run.text().codePoints().anyMatch(point -> point >= 0x0F00 && point <= 0x0FFF);
                String xml = run.getCTR().xmlText();
                assertEquals(tibetan, xml.contains("<w:cs/>"), xml);
                assertTrue(xml.contains("w:bidi=\"bo-CN\""), xml);
                if (tibetan) {
                    assertEquals("Microsoft Himalaya", run.getFontFamily(XWPFRun.FontCharRange.cs));
                    assertEquals("Microsoft Himalaya", run.getFontFamily(XWPFRun.FontCharRange.ascii));
                } else {
                    assertTrue(
                            List.of("仿宋", "方正小标宋简体", "黑体").contains(run.getFontFamily(XWPFRun.FontCharRange.eastAsia)),
                            xml);
                }
            }
            assertTrue(runs.size() > 20);
        }
    }

    @Test
    void aDraftSaysSoAtTheHeadOfEveryPage() throws IOException {
        try (XWPFDocument document = read(printed(Locale.ENGLISH, Stage.DRAFT))) {
            assertTrue(document.getHeaderFooterPolicy()
                    .getDefaultHeader()
                    .getText()
                    .contains("Draft: not signed off"));
            assertTrue(document.getHeaderFooterPolicy()
                    .getEvenPageHeader()
                    .getText()
                    .contains("Draft: not signed off"));
            assertTrue(document.getHeaderFooterPolicy()
                    .getDefaultFooter()
                    .getText()
                    .contains(Examples.HASH));
            assertTrue(document.getHeaderFooterPolicy()
                    .getEvenPageFooter()
                    .getText()
                    .contains(Examples.HASH));
        }
        try (XWPFDocument document = read(printed(Locale.ENGLISH, Stage.IN_FORCE))) {
            assertTrue(document.getHeaderFooterPolicy()
                    .getDefaultHeader()
                    .getText()
                    .isBlank());
        }
    }

    @Test
    void theQrCodeIsInIt() throws Exception {
        try (XWPFDocument document = read(printed(Locale.ENGLISH, Stage.IN_FORCE))) {
            BufferedImage code = ImageIO.read(new ByteArrayInputStream(
                    document.getAllPackagePictures().get(0).getData()));
            BufferedImage framed =
                    new BufferedImage(code.getWidth() + 80, code.getHeight() + 80, BufferedImage.TYPE_INT_RGB);
            framed.createGraphics().drawImage(code, 40, 40, Color.WHITE, null);
            int width = framed.getWidth();
            int[] pixels = framed.getRGB(0, 0, width, framed.getHeight(), null, 0, width);
            for (int i = 0; i < pixels.length; i++) {
                int x = i % width;
                int y = i / width;
                boolean frame = x < 40 || y < 40 || x >= width - 40 || y >= framed.getHeight() - 40;
                pixels[i] = frame ? 0xFFFFFFFF : pixels[i];
            }
            assertEquals(
                    Examples.PAGE + "#" + Examples.MEETING + "." + Examples.HASH,
                    new QRCodeReader()
                            .decode(new BinaryBitmap(
                                    new HybridBinarizer(new RGBLuminanceSource(width, framed.getHeight(), pixels))))
                            .getText());
        }
    }

    @Test
    void whatIsMeantToBreakXmlDoesNot() throws IOException {
        Composition hostile = Examples.composition(Locale.SIMPLIFIED_CHINESE, Examples.hostile());
        byte[] docx = assertTimeout(Duration.ofSeconds(10), () -> PRESS.docx(hostile));
        try (XWPFDocument document = read(docx)) {
            String all = text(document);
            assertTrue(all.contains("abcd<&>\"']]>ef g"), "what is visible stays");
            assertTrue(all.contains("x".repeat(20_000)), "a long word too");
            assertEquals(
                    "",
                    all.codePoints()
                            .filter(point ->
                                    Character.getType(point) == Character.CONTROL && point != '\n' && point != '\t')
                            .mapToObj(Character::getName)
                            .collect(Collectors.joining()));
        }
    }
}
