package org.wenku.archive.account;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.wenku.archive.Archive;

/**
 * The link by which an archive without an administrator gets one. Until it is used its secret lies in a file of the home
 * that only the owner may read, so that whoever starts the archive again is shown the same one.
 */
public final class SetUpLink {

    private static final String FILE = "set-up-token";

    private final Archive archive;
    private final Path file;

    /** The set-up link of this archive. */
    public SetUpLink(Archive archive) {
        this.archive = requireNonNull(archive);
        this.file = archive.home().resolve(FILE);
    }

    /** The secret of the link; empty, and the file gone, where there is an administrator already. */
    public Optional<Secret> offered() {
        try {
            if (new Accounts(archive).hasAdministrator()) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            OneTimeLinks links = new OneTimeLinks(archive);
            if (Files.exists(file)) {
                Secret kept = new Secret(Files.readString(file).strip());
                if (links.isForSetUp(kept)) {
                    return Optional.of(kept);
                }
            }
            Secret fresh = links.forSetUp();
            keep(fresh);
            return Optional.of(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException("the set-up token cannot be kept in " + file, e);
        }
    }

    private void keep(Secret secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret.text() + "\n");
    }

    /** Takes the file away once the link was used. */
    public void used() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the spent set-up token cannot be deleted: " + file, e);
        }
    }
}
