package org.wenku.archive.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;

class PictureSketchTest {

    /** A picture of an invented street: houses of different heights, lamps, a sky. */
    static BufferedImage street(long seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(900, 640, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(190, 205, 215));
        pen.fillRect(0, 0, 900, 640);
        int x = 0;
        while (x < 900) {
            int wide = 40 + random.nextInt(140);
            int high = 120 + random.nextInt(430);
            pen.setColor(new Color(random.nextInt(200), random.nextInt(200), random.nextInt(200)));
            pen.fillRect(x, 640 - high, wide, high);
            x += wide;
        }
        for (int i = 0; i < 12; i++) {
            pen.setColor(new Color(240, 230, 160));
            pen.fillOval(random.nextInt(860), random.nextInt(600), 40, 40);
        }
        pen.dispose();
        return picture;
    }

    private static BufferedImage scaled(BufferedImage picture, int wide) {
        int high = picture.getHeight() * wide / picture.getWidth();
        BufferedImage small = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, wide, high, null);
        pen.dispose();
        return small;
    }

    private static BufferedImage compressed(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        }
        writer.dispose();
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static BufferedImage brighter(BufferedImage picture) {
        BufferedImage bright = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        new java.awt.image.RescaleOp(0.9f, 20, null).filter(picture, bright);
        return bright;
    }

    private static PictureSketch of(BufferedImage picture) {
        return PictureSketch.of(picture).orElseThrow();
    }

    private static boolean haveABandInCommon(Sketch one, Sketch other) {
        return IntStream.range(0, one.bands().size())
                .anyMatch(band -> one.bands().get(band).equals(other.bands().get(band)));
    }

    @Test
    void size_compression_brightness_and_colour_leave_a_picture_alike() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            BufferedImage picture = street(seed);
            PictureSketch sketch = of(picture);
            BufferedImage grey = new BufferedImage(900, 640, BufferedImage.TYPE_BYTE_GRAY);
            grey.createGraphics().drawImage(picture, 0, 0, null);
            for (BufferedImage other : new BufferedImage[] {
                scaled(picture, 320), scaled(picture, 1400), compressed(picture, 0.3f), brighter(picture), grey
            }) {
                assertThat(of(other).isLike(sketch)).as("seed %d", seed).isTrue();
                assertThat(haveABandInCommon(of(other), sketch))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void other_pictures_are_not_called_alike() {
        for (int seed = 0; seed < 40; seed++) {
            PictureSketch sketch = of(street(seed));
            for (int other = seed + 1; other < 40; other++) {
                assertThat(of(street(other)).isLike(sketch))
                        .as("%d and %d", seed, other)
                        .isFalse();
            }
        }
    }

    @Test
    void five_bits_of_difference_leave_a_band_in_common_wherever_they_are() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            long waves = random.nextLong();
            long other = waves;
            for (int bit = 0; bit < 5; bit++) {
                other ^= 1L << random.nextInt(64);
            }
            assertThat(haveABandInCommon(new PictureSketch(waves, 0), new PictureSketch(other, 0)))
                    .isTrue();
        }
    }

    @Test
    void an_empty_page_has_none_and_what_is_kept_is_read_again() {
        BufferedImage empty = new BufferedImage(400, 600, BufferedImage.TYPE_INT_ARGB);
        assertThat(PictureSketch.of(empty)).isEmpty();

        PictureSketch sketch = of(street(1));
        assertThat(Sketch.of(LikenessKind.PICTURE, sketch.bytes())).isEqualTo(sketch);
        assertThat(of(new BufferedImage[] {street(1)}[0]).distance(sketch)).isZero();
    }
}
