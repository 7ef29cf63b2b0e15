package org.wenku.archive.exchange.bagit;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a bag of version 1.0 in one pass: payload and tag files go to the target as they come, and their digests into
 * lists that are kept on disk until the end, so that a bag may be of any size. SHA-256 and SHA-512, as every reader of
 * 1.0 must know both.
 */
public final class BagWriter implements Closeable {

    private static final List<BagDigest> DIGESTS = List.of(BagDigest.SHA256, BagDigest.SHA512);
    private static final String DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    private final BagTarget target;
    private final Path scratch;
    private final List<Listing> payload = new ArrayList<>();
    private final List<Listing> tags = new ArrayList<>();
    private final StringBuilder info = new StringBuilder();
    private long bytes;
    private long files;

    private BagWriter(BagTarget target, Path scratch) {
        this.target = target;
        this.scratch = scratch;
    }

    /** A manifest that grows. */
    private record Listing(BagDigest digest, Path file, Writer out) {
        static List<Listing> in(Path scratch, String name) throws IOException {
            List<Listing> listings = new ArrayList<>();
            for (BagDigest digest : DIGESTS) {
                Path file = scratch.resolve(name + digest.inFileName() + ".txt");
                listings.add(new Listing(digest, file, Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
            }
            return listings;
        }

        void add(byte[] value, String path) throws IOException {
            out.write(HexFormat.of().formatHex(value) + "  " + BagPath.encoded(path) + "\n");
        }
    }

    /**
     * Begins a bag.
     *
     * @param scratch an empty folder for the lists that grow; emptied when the writer is closed
     */
    public static BagWriter to(BagTarget target, Path scratch) throws IOException {
        BagWriter writer = new BagWriter(target, scratch);
        writer.payload.addAll(Listing.in(scratch, "manifest-"));
        writer.tags.addAll(Listing.in(scratch, "tagmanifest-"));
        writer.tag("bagit.txt", DECLARATION.getBytes(StandardCharsets.UTF_8));
        target.folder("data");
        return writer;
    }

    /**
     * Takes one file of the payload.
     *
     * @param path below {@code data/}
     * @return its SHA-256 in lower-case hexadecimal, as it was read
     */
    public String payload(String path, long size, InputStream content) throws IOException {
        bytes += size;
        files++;
        return file("data/" + path, size, content, payload);
    }

    /** Takes a tag file; its path does not begin with {@code data/}. */
    public void tag(String path, byte[] content) throws IOException {
        file(path, content.length, new ByteArrayInputStream(content), tags);
    }

    /** Takes a tag file of any size. */
    public void tag(String path, long size, InputStream content) throws IOException {
        file(path, size, content, tags);
    }

    /** Whether a file may stand below {@code data/} under this path. */
    public static boolean mayStand(String path) {
        return BagPath.within("data/" + path).filter(BagPath::plain).isPresent();
    }

    private String file(String path, long size, InputStream content, List<Listing> listings) throws IOException {
        if (BagPath.within(path).filter(BagPath::plain).isEmpty()) {
            throw new IOException("not a path for a bag: " + path);
        }
        List<MessageDigest> running = new ArrayList<>();
        InputStream in = content;
        for (Listing listing : listings) {
            MessageDigest digest = listing.digest().begin();
            running.add(digest);
            in = new DigestInputStream(in, digest);
        }
        target.file(path, size, in);
        String sha256 = "";
        for (int i = 0; i < listings.size(); i++) {
            byte[] value = running.get(i).digest();
            listings.get(i).add(value, path);
            sha256 = listings.get(i).digest() == BagDigest.SHA256
                    ? HexFormat.of().formatHex(value)
                    : sha256;
        }
        return sha256;
    }

    /** Says something of the bag in {@code bag-info.txt}; a line break in the value becomes a space. */
    public void say(String label, String value) {
        String line = value.replaceAll("\\R", " ").strip();
        if (!line.isEmpty()) {
            info.append(requireNonNull(label)).append(": ").append(line).append('\n');
        }
    }

    /** Writes what can be said only at the end, and closes the target: now the bag is whole. */
    public void finish() throws IOException {
        say("Payload-Oxum", bytes + "." + files);
        tag("bag-info.txt", info.toString().getBytes(StandardCharsets.UTF_8));
        for (Listing listing : payload) {
            listing.out().close();
            try (InputStream list = Files.newInputStream(listing.file())) {
                tag("manifest-" + listing.digest().inFileName() + ".txt", Files.size(listing.file()), list);
            }
        }
        for (Listing listing : tags) {
            listing.out().close();
            try (InputStream list = Files.newInputStream(listing.file())) {
                String name = "tagmanifest-" + listing.digest().inFileName() + ".txt";
                target.file(name, Files.size(listing.file()), list);
            }
        }
        target.close();
    }

    @Override
    public void close() throws IOException {
        for (Listing listing : payload) {
            listing.out().close();
            Files.deleteIfExists(listing.file());
        }
        for (Listing listing : tags) {
            listing.out().close();
            Files.deleteIfExists(listing.file());
        }
        Files.deleteIfExists(scratch);
    }
}
