package org.wenku.archive.database;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How the archive's own PostgreSQL is reached: kept in a file that only its owner can read.
 *
 * @param port TCP port on loopback, remembered so that an address in somebody's notes stays right
 * @param password of {@value #OWNER}, who owns the catalogue and is no superuser
 * @param superuserPassword of {@value #SUPERUSER}
 */
record Access(int port, String password, String superuserPassword) {

    static final String OWNER = "archive";
    static final String DATABASE = "archive";
    static final String SUPERUSER = "postgres";

    private static final String HOST = "127.0.0.1";

    static Access invent() {
        return new Access(freePort(), secret(), secret());
    }

    /** What the file says; empty if it is not there or not whole. */
    static Optional<Access> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        String password = kept.getProperty("password");
        String superuserPassword = kept.getProperty("superuser.password");
        return password == null || superuserPassword == null
                ? Optional.empty()
                : Optional.of(new Access(
                        Integer.parseInt(kept.getProperty("port", "0").strip()), password, superuserPassword));
    }

    /** Written whole or not at all, because a half-written password locks the archive out of its catalogue. */
    void write(Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(half);
        Properties kept = new Properties();
        kept.setProperty("port", Integer.toString(port));
        kept.setProperty("user", OWNER);
        kept.setProperty("database", DATABASE);
        kept.setProperty("password", password);
        kept.setProperty("superuser.password", superuserPassword);
        StringWriter text = new StringWriter();
        kept.store(text, null);
        writePrivately(half, text.toString());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes a new file of 0600 and waits for the disc. */
    static void writePrivately(Path file, String text) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, fresh, ownerOnly)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    /** This access if its port can be had, otherwise the same on another port. */
    Access onFreePort() {
        return isFree(port) ? this : new Access(freePort(), password, superuserPassword);
    }

    /** Points connections at the catalogue as its owner; those handed out before keep where they were. */
    void pointAsOwner(PGSimpleDataSource source) {
        point(source, OWNER, password, DATABASE);
    }

    PGSimpleDataSource asSuperuser(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        point(source, SUPERUSER, superuserPassword, database);
        return source;
    }

    private void point(PGSimpleDataSource source, String user, String secret, String database) {
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(user);
        source.setPassword(secret);
        // Own server, loopback, password: asking for TLS or GSS would only cost a round trip.
        source.setSslMode("disable");
        source.setGssEncMode("disable");
        Connections.limit(source);
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free TCP port on loopback", e);
        }
    }

    private static String secret() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    @Override
    public String toString() {
        return "Access[port=" + port + "]";
    }
}
