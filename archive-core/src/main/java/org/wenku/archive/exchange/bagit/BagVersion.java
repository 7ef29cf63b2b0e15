package org.wenku.archive.exchange.bagit;

import java.util.Arrays;
import java.util.Optional;

/** The versions of BagIt that are read. They differ in how strict they are. */
enum BagVersion {
    V0_93("0.93"),
    V0_94("0.94"),
    V0_95("0.95"),
    V0_96("0.96"),
    V0_97("0.97"),
    V1_0("1.0");

    private final String text;

    BagVersion(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isAtLeast(BagVersion other) {
        return compareTo(other) >= 0;
    }

    /** Up to 0.95 what is said about a bag stands in {@code package-info.txt}. */
    String infoFile() {
        return isAtLeast(V0_96) ? "bag-info.txt" : "package-info.txt";
    }

    static Optional<BagVersion> named(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst();
    }
}
