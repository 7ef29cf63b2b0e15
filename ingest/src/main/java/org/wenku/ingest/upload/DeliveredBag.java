package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wenku.archive.exchange.bagit.BagCheck;
import org.wenku.archive.exchange.bagit.PackedBag;
import org.wenku.archive.storage.OriginalName;
import org.wenku.ingest.bag.Bag;
import org.wenku.ingest.bag.BagIngest;
import org.wenku.ingest.drop.FolderContents;
import org.wenku.ingest.drop.Found;

/**
 * A bag in a delivery: one packed file, or the files of one folder, put together again as the folder they were by links, so
 * that a bag is checked the same way however it came.
 *
 * @param bag where it lies now
 * @param parts its uploads that have no outcome yet
 * @param face the one with which it is said how the bag as a whole ended
 */
record DeliveredBag(Bag bag, List<Upload> parts, Upload face) {

    DeliveredBag {
        parts = List.copyOf(parts);
    }

    /** Whether a folder at the top of a delivery with these files may be a bag, as far as names say it. */
    static boolean mayBe(List<Upload> parts) {
        return BagCheck.isMeantAsBag(parts.stream().map(DeliveredBag::within).collect(Collectors.toSet()));
    }

    /** Whether a file at the top of a delivery may be a packed bag, as far as its name says it. */
    static boolean mayBe(Upload file) {
        return PackedBag.isCalledLikeOne(file.path().name().display());
    }

    /** Its path from the folder at the top on. */
    private static String within(Upload part) {
        return part.path().names().stream().skip(1).map(OriginalName::display).collect(Collectors.joining("/"));
    }

    /**
     * The bag that these uploads are; empty if they are none.
     *
     * @param parts the files of one folder at the top, or one file at the top
     * @param bytes where the bytes of an upload lie
     * @param place an empty folder, which is given up when the bag is taken in
     */
    static Optional<DeliveredBag> of(List<Upload> parts, Function<Upload, Path> bytes, Path place) throws IOException {
        Path top = place.toRealPath();
        Map<Path, Upload> placed = new HashMap<>();
        for (Upload part : parts) {
            Path file = top;
            for (OriginalName name : part.path().names()) {
                file = file.resolve(name.safePathSegment());
            }
            if (put(part, bytes.apply(part), file)) {
                placed.put(file, part);
            }
        }
        Path at = top.resolve(parts.get(0).path().names().get(0).safePathSegment());
        if (!BagIngest.concerns(at)) {
            return Optional.empty();
        }
        List<Upload> given = parts.stream()
                .filter(part -> !FolderContents.isLitter(part.path().name()))
                .toList();
        Upload face = given.stream()
                .filter(part -> within(part).equals(BagCheck.DECLARATION))
                .findFirst()
                .orElse(given.get(0));
        return Optional.of(new DeliveredBag(
                new Bag(
                        at,
                        at.getFileName(),
                        file -> Optional.ofNullable(placed.get(file)).map(DeliveredBag::care)),
                given,
                face));
    }

    /** Without the identifier of the upload, because a bag has its outcomes all at once, when the whole of it is taken. */
    private static Found.InCare care(Upload upload) {
        return new Found.InCare(
                (UUID) null,
                upload.path().display(),
                new Found.Digests(requireNonNull(upload.sha256()), requireNonNull(upload.sha512())));
    }

    /** Of two that were sent under one path the later counts; whether anything is missed is for the check to say. */
    private static boolean put(Upload part, Path bytes, Path file) throws IOException {
        try {
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.deleteIfExists(file);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // The same name was sent as a file and as a folder.
            return false;
        }
        if (part.size() == 0) {
            Files.createFile(file);
            return true;
        }
        try {
            Files.createLink(file, bytes);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(bytes, file);
        }
        return true;
    }
}
