package org.wenku.archive.likeness;

import java.nio.ByteBuffer;
import java.util.List;

/** What a file is like, in a few bytes: of files that are alike, the sketches are. */
public sealed interface Sketch permits TextSketch, PictureSketch {

    /** In what. */
    LikenessKind kind();

    /** As it is kept. */
    byte[] bytes();

    /** Pieces of it; two sketches that are alike have one in common in the same place, with near certainty. */
    List<Integer> bands();

    /**
     * How far apart two sketches of one kind are.
     *
     * @return in hundredths: 0 the same, 100 nothing in common
     */
    int distance(Sketch other);

    /** Whether they are near enough to be shown to a person. */
    boolean isLike(Sketch other);

    /** The sketch that is kept as these bytes. */
    static Sketch of(LikenessKind kind, byte[] bytes) {
        ByteBuffer kept = ByteBuffer.wrap(bytes);
        return switch (kind) {
            case TEXT -> TextSketch.read(kept);
            case PICTURE -> new PictureSketch(kept.getLong(), kept.getLong());
        };
    }
}
