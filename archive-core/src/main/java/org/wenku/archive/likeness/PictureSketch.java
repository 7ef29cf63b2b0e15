package org.wenku.archive.likeness;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sketch of a picture: its coarse waves, each stronger or weaker than their middle, and where it becomes brighter from
 * left to right. Size, compression, brightness and colour change little of it; what is turned or cropped is another
 * picture.
 *
 * @param waves one bit for each of the 64 coarsest waves
 * @param slopes one bit for each of 64 steps to the right
 */
public record PictureSketch(long waves, long slopes) implements Sketch {

    private static final int SIDE = 32;
    private static final int KEPT = 8;

    /** Two that differ in at most five of 64 bits have at least one of six bands in common. */
    private static final int[] BAND_BITS = {11, 11, 11, 11, 10, 10};

    private static final int MOST_WAVES = BAND_BITS.length - 1;
    private static final int MOST_SLOPES = 12;

    /** Of two pictures that have nothing to do with each other, half of the bits are equal. */
    private static final int UNLIKE = 64;

    /** Less than this between light and dark is an empty page, and one empty page is like every other. */
    private static final double FLAT = 6;

    /** The sketch of a picture; none of one on which there is nothing to be seen. */
    public static Optional<PictureSketch> of(BufferedImage picture) {
        double[][] greys = greys(picture, SIDE, SIDE);
        return spread(greys) < FLAT
                ? Optional.empty()
                : Optional.of(new PictureSketch(waves(greys), slopes(greys(picture, KEPT + 1, KEPT))));
    }

    /** The means of so many fields. */
    private static double[][] greys(BufferedImage picture, int wide, int high) {
        BufferedImage paper = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        // What is transparent is seen on white.
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        double[][] greys = new double[high][wide];
        for (int y = 0; y < high; y++) {
            int top = y * paper.getHeight() / high;
            int bottom = Math.max(top + 1, (y + 1) * paper.getHeight() / high);
            for (int x = 0; x < wide; x++) {
                int left = x * paper.getWidth() / wide;
                int right = Math.max(left + 1, (x + 1) * paper.getWidth() / wide);
                greys[y][x] = mean(paper, left, top, right, bottom);
            }
        }
        return greys;
    }

    private static double mean(BufferedImage paper, int left, int top, int right, int bottom) {
        int[] field = paper.getRaster().getSamples(left, top, right - left, bottom - top, 0, (int[]) null);
        return Arrays.stream(field).average().orElse(0);
    }

    private static double spread(double[][] greys) {
        double[] all = Arrays.stream(greys).flatMapToDouble(Arrays::stream).toArray();
        double mean = Arrays.stream(all).average().orElse(0);
        return Math.sqrt(Arrays.stream(all)
                .map(grey -> (grey - mean) * (grey - mean))
                .average()
                .orElse(0));
    }

    /** The discrete cosine transform, its 64 coarsest terms without the mean. */
    private static long waves(double[][] greys) {
        double[] waves = new double[KEPT * KEPT];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = wave(greys, i % KEPT + 1, i / KEPT + 1);
        }
        double[] sorted = waves.clone();
        Arrays.sort(sorted);
        double middle = (sorted[waves.length / 2 - 1] + sorted[waves.length / 2]) / 2;
        long bits = 0;
        for (double wave : waves) {
            bits = bits << 1 | (wave > middle ? 1 : 0);
        }
        return bits;
    }

    private static double wave(double[][] greys, int across, int down) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            double vertical = Math.cos((2 * y + 1) * down * Math.PI / (2 * SIDE));
            for (int x = 0; x < SIDE; x++) {
                sum += greys[y][x] * vertical * Math.cos((2 * x + 1) * across * Math.PI / (2 * SIDE));
            }
        }
        return sum;
    }

    private static long slopes(double[][] greys) {
        long bits = 0;
        for (double[] row : greys) {
            for (int x = 0; x < KEPT; x++) {
                bits = bits << 1 | (row[x + 1] > row[x] ? 1 : 0);
            }
        }
        return bits;
    }

    @Override
    public LikenessKind kind() {
        return LikenessKind.PICTURE;
    }

    @Override
    public byte[] bytes() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(waves)
                .putLong(slopes)
                .array();
    }

    @Override
    public List<Integer> bands() {
        List<Integer> bands = new ArrayList<>(BAND_BITS.length);
        int from = 0;
        for (int bits : BAND_BITS) {
            bands.add((int) (waves >>> from & (1L << bits) - 1));
            from += bits;
        }
        return bands;
    }

    private static int apart(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    @Override
    public int distance(Sketch other) {
        PictureSketch that = (PictureSketch) other;
        int apart = apart(waves, that.waves) + apart(slopes, that.slopes);
        return Math.min(100, Math.round(100f * apart / UNLIKE));
    }

    @Override
    public boolean isLike(Sketch other) {
        PictureSketch that = (PictureSketch) other;
        return apart(waves, that.waves) <= MOST_WAVES && apart(slopes, that.slopes) <= MOST_SLOPES;
    }
}
