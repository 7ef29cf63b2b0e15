package org.wenku.ingest.extract.worker;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.wenku.ingest.extract.wire.Frame;

/**
 * Cuts a picture into tiles, laid out as the addresses of the IIIF Image API 3.0 name them (section 4, canonical form):
 * {@code x,y,w,h/w,h/0/default.jpg}. The whole picture stands in memory, so it must not have too many pixels.
 */
final class Tiles {

    private Tiles() {}

    static Reading.End cut(Frame request, OutputStream answers) throws IOException {
        Path source = Path.of(request.text());
        int tile = (int) request.number();
        long mostPixels = request.number();
        Path target = Path.of(request.text());
        BufferedImage whole = Orientation.of(source).applyTo(read(source, mostPixels));
        BufferedImage level = whole;
        int factor = 1;
        while (true) {
            writeLevel(level, whole, factor, tile, target);
            if (Math.max(level.getWidth(), level.getHeight()) <= tile) {
                break;
            }
            factor *= 2;
            level = half(level);
        }
        Frame.of(Frame.Kind.IMAGE)
                .number(whole.getWidth())
                .number(whole.getHeight())
                .number(1)
                .write(answers);
        return new Reading.End(Ending.READ, "", false);
    }

    private static BufferedImage read(Path source, long mostPixels) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(source.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no reader for this kind of image");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > mostPixels) {
                    throw new IOException(reader.getWidth(0) + " × " + reader.getHeight(0) + " pixels; at most "
                            + mostPixels + " can be cut without vips");
                }
                return opaque(reader.read(0));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage opaque(BufferedImage image) {
        return drawn(image, image.getWidth(), image.getHeight());
    }

    private static BufferedImage half(BufferedImage image) {
        return drawn(image, (image.getWidth() + 1) / 2, (image.getHeight() + 1) / 2);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    private static void writeLevel(BufferedImage level, BufferedImage whole, int factor, int tile, Path target)
            throws IOException {
        for (int y = 0; y < level.getHeight(); y += tile) {
            for (int x = 0; x < level.getWidth(); x += tile) {
                int width = Math.min(tile, level.getWidth() - x);
                int height = Math.min(tile, level.getHeight() - y);
                int left = x * factor;
                int top = y * factor;
                Path folder = target.resolve(left + "," + top + "," + Math.min(tile * factor, whole.getWidth() - left)
                                + "," + Math.min(tile * factor, whole.getHeight() - top))
                        .resolve(width + "," + height)
                        .resolve("0");
                Files.createDirectories(folder);
                if (!ImageIO.write(
                        level.getSubimage(x, y, width, height),
                        "jpg",
                        folder.resolve("default.jpg").toFile())) {
                    throw new IOException("a tile cannot be written as JPEG");
                }
            }
        }
    }
}
