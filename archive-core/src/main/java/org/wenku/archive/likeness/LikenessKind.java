package org.wenku.archive.likeness;

/** In what two files are alike. */
public enum LikenessKind {
    /** In their words, whatever the format they stand in. */
    TEXT(200),
    /** In what there is to be seen, whatever its size and compression. */
    PICTURE(1000);

    private final int mostInBand;

    LikenessKind(int mostInBand) {
        this.mostInBand = mostInBand;
    }

    /** How many files of one band are looked at, because ten thousand copies of one form share a band. */
    int mostInBand() {
        return mostInBand;
    }
}
