package org.jointgov.disputes.application;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jointgov.platform.media.MediaContent;
import org.jspecify.annotations.Nullable;

/** Small pictures of JPEG, PNG and WebP images, drawn from a few of their pixels, and WebP not at all beyond a size, so that a large
 * one does not fill the memory. */
final class Thumbnails {
    /** The longer edge, in pixels. */
    private static final int EDGE = 160;

    private static final int MAX_BYTES = 20 * 1024;

    /** More pixels than any camera takes; what claims to have more is not drawn. */
    private static final long MAX_PIXELS = 200_000_000;

    /** Of WebP, whose reader holds every pixel, if only in passing. */
    private static final long MAX_WEBP_PIXELS = 16_000_000;

    private Thumbnails() {}

    /** A JPEG of at most 20 KiB, turned like the image; null when it cannot be drawn. */
    static byte @Nullable [] of(byte[] image) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            ImageReader reader = reader(image, in);
            if (reader == null) {
                return null;
            }
            try {
                reader.setInput(in, true, true);
                byte[] drawn = drawn(reader, isWebp(image) ? MAX_WEBP_PIXELS : MAX_PIXELS);
                return drawn == null || drawn.length > MAX_BYTES ? null : MediaContent.turnedLike(image, drawn);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The readers throw what they like at broken pixels; the image is kept without a small one.
            return null;
        }
    }

    /** By the content: a server does not look for readers in an application, so the one for WebP is made here. */
    private static @Nullable ImageReader reader(byte[] image, ImageInputStream in) throws IOException {
        if (isWebp(image)) {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        return readers.hasNext() ? readers.next() : null;
    }

    private static boolean isWebp(byte[] image) {
        return MediaContent.typeOf(image).orElse("").equals("image/webp");
    }

    private static byte @Nullable [] drawn(ImageReader reader, long most) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > most) {
            return null;
        }
        ImageReadParam few = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / (2 * EDGE));
        few.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, few);
        double scale = Math.min(1, (double) EDGE / Math.max(read.getWidth(), read.getHeight()));
        BufferedImage small = new BufferedImage(
                Math.max(1, (int) Math.round(read.getWidth() * scale)),
                Math.max(1, (int) Math.round(read.getHeight() * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = small.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, small.getWidth(), small.getHeight());
        canvas.drawImage(read, 0, 0, small.getWidth(), small.getHeight(), null);
        canvas.dispose();
        return jpeg(small);
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.6f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
