package org.wenku.archive.exchange.bagit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A bag made by hand, so that each thing in it can be made wrong. */
final class MadeBag {

    private final Path folder;
    private Charset charset = StandardCharsets.UTF_8;

    MadeBag(Path folder) {
        this.folder = folder;
    }

    /** A valid bag of this version with one file in it. */
    static MadeBag valid(Path folder, String version) {
        return new MadeBag(folder)
                .declared(version, "UTF-8")
                .file("data/日記.txt", "八月十三日")
                .manifest("sha256", "data/日記.txt");
    }

    Path folder() {
        return folder;
    }

    MadeBag declared(String version, String encoding) {
        return file("bagit.txt", "BagIt-Version: " + version + "\nTag-File-Character-Encoding: " + encoding + "\n");
    }

    MadeBag inCharset(Charset other) {
        charset = other;
        return this;
    }

    MadeBag file(String path, String text) {
        return bytes(path, text.getBytes(charset));
    }

    MadeBag bytes(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MadeBag without(String path) {
        try {
            Files.delete(folder.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A manifest that lists these files truly; payload or tag manifest, as what it lists. */
    MadeBag manifest(String digest, String... paths) {
        StringBuilder lines = new StringBuilder();
        for (String path : paths) {
            lines.append(line(digest, path, BagPath.encoded(path)));
        }
        String name = paths.length > 0 && !paths[0].startsWith("data/") ? "tagmanifest-" : "manifest-";
        return file(name + digest + ".txt", lines.toString());
    }

    /** The line that says truly of one file, under whatever name, what its digest is. */
    String line(String digest, String path, String writtenAs) {
        try {
            MessageDigest state = BagDigest.named(digest).orElseThrow().begin();
            return HexFormat.of().formatHex(state.digest(Files.readAllBytes(folder.resolve(path)))) + "  " + writtenAs
                    + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
