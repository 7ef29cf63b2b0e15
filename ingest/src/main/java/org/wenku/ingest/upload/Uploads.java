package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.Archive;
import org.wenku.archive.catalogue.Act;
import org.wenku.archive.catalogue.Cataloguing;
import org.wenku.archive.catalogue.RecordIds;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.upload.UploadRefused.Reason;

/**
 * Files on their way to the archive. One sender at a time writes to a file; an offset that is given out is safe on the
 * disk and in the catalogue, and a file that was cut off anywhere goes on from there, in the same process or a later one.
 */
public final class Uploads {

    private final Archive archive;
    private final Limits limits;
    private final UploadFolder folder;
    private final Room room;
    private final RunningDigests running = new RunningDigests();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    /** Receives into the home of this archive. */
    public Uploads(Archive archive, Limits limits) throws IOException {
        this.archive = archive;
        this.limits = limits;
        this.folder = new UploadFolder(archive.home().resolve("uploads"));
        this.room = new Room(limits, folder);
    }

    /** How much may be sent. */
    public Limits limits() {
        return limits;
    }

    /** Where the bytes of an upload lie. */
    Path file(UUID id) {
        return folder.file(id);
    }

    /** Somebody's upload. */
    public Upload find(String by, UUID id) {
        return archive.read(catalogue -> catalogue.ask(session -> new UploadTable(session).find(by, id)))
                .orElseThrow(UploadRefused::unknown);
    }

    /** A page of the uploads of a delivery, in the order in which they were announced, after the one named. */
    public List<Upload> of(UUID delivery, @Nullable UUID after, int most) {
        return archive.read(catalogue -> catalogue.ask(session -> new UploadTable(session).of(delivery, after, most)));
    }

    /**
     * Announces a file.
     *
     * @throws UploadRefused if it cannot be accepted
     * @see #announce(String, UUID, List)
     */
    public Upload announce(String by, UUID delivery, NewUpload file) throws IOException {
        return announce(by, delivery, List.of(file)).get(0);
    }

    /**
     * Announces files; the answer has them in the same order. One that was announced to this delivery already, and is not
     * changed since, is answered as it is, so that two windows send one file and not two.
     *
     * @throws UploadRefused if one of them cannot be accepted; then none is
     */
    public List<Upload> announce(String by, UUID delivery, List<NewUpload> files) throws IOException {
        files.forEach(file -> room.checkLongest(file.size()));
        long usable = folder.usable();
        List<Upload> uploads = new ArrayList<>();
        write(by, desk -> {
            DeliveryTable.openForMore(desk.session(), by, delivery);
            UploadTable table = new UploadTable(desk.session());
            long more = 0;
            for (NewUpload file : files) {
                Upload known = table.same(delivery, file).orElse(null);
                more += known == null ? file.size() : 0;
                uploads.add(known == null ? coming(delivery, by, file) : known);
                if (known == null) {
                    table.enter(uploads.get(uploads.size() - 1));
                }
            }
            room.checkDisk(table, more, usable);
            room.checkShare(table, by);
            return null;
        });
        for (int i = 0; i < uploads.size(); i++) {
            Upload upload = uploads.get(i);
            if (upload.size() == 0 && upload.state() == Upload.State.COMING) {
                uploads.set(i, completed(upload, new Digests()));
            }
        }
        return uploads;
    }

    private static Upload coming(UUID delivery, String by, NewUpload file) {
        return new Upload(
                RecordIds.next(),
                delivery,
                by,
                file.path(),
                file.size(),
                0,
                Upload.State.COMING,
                file.sha256(),
                null,
                null,
                file.modified(),
                Instant.now());
    }

    /**
     * Takes the next bytes of a file.
     *
     * @param offset where they begin
     * @return the upload as it is now; all its bytes are safe
     * @throws UploadRefused if they are not accepted
     * @throws SenderGone if the sender went away; what had come until then is safe
     */
    public Upload append(String by, UUID id, long offset, InputStream body) throws IOException {
        return alone(id, () -> {
            Upload upload = find(by, id);
            if (upload.state() == Upload.State.WHOLE && offset == upload.size()) {
                // The sender never heard that it was complete.
                return upload;
            }
            if (upload.state() == Upload.State.FAULTY) {
                throw notAsAnnounced(upload);
            }
            if (upload.state() != Upload.State.COMING || offset != upload.received()) {
                throw new UploadRefused(
                        Reason.OFFSET,
                        new Sentence(
                                "应从第 " + upload.received() + " 字节继续，收到的却从 " + offset + " 开始。",
                                "It goes on at byte " + upload.received() + ", but what was sent begins at " + offset
                                        + "."));
            }
            return receive(upload, body);
        });
    }

    private Upload receive(Upload upload, InputStream body) throws IOException {
        Digests digests = running.resume(upload.id(), upload.received());
        Incoming.End end;
        try (FileChannel file = folder.openAt(upload.id(), upload.received())) {
            end = new Incoming(file, upload.size(), digests, bytes -> note(upload, bytes)).take(body);
        }
        if (end.bytes() == upload.size()) {
            return completed(upload, digests);
        }
        if (digests != null) {
            running.keep(upload.id(), digests);
        }
        if (end.cut() != null) {
            throw end.cut();
        }
        return find(upload.actor(), upload.id());
    }

    private void note(Upload upload, long bytes) {
        boolean there =
                write(upload.actor(), desk -> new UploadTable(desk.session()).received(upload, bytes, desk.now()));
        if (!there) {
            throw UploadRefused.unknown();
        }
        room.checkSpare();
    }

    private Upload completed(Upload upload, @Nullable Digests digests) throws IOException {
        Digests all =
                digests != null ? digests : upload.size() == 0 ? new Digests() : Digests.of(folder.file(upload.id()));
        if (all.bytes() != upload.size()) {
            throw new IOException(
                    "upload " + upload.id() + " has " + all.bytes() + " bytes; expected " + upload.size());
        }
        Digests.Finished finished = all.finish();
        if (upload.announced() != null && !upload.announced().equals(finished.sha256())) {
            write(upload.actor(), desk -> {
                new UploadTable(desk.session()).faulty(upload);
                return null;
            });
            folder.delete(upload.id());
            throw notAsAnnounced(upload);
        }
        write(upload.actor(), desk -> new UploadTable(desk.session()).whole(upload, finished));
        return find(upload.actor(), upload.id());
    }

    private static UploadRefused notAsAnnounced(Upload upload) {
        return new UploadRefused(
                Reason.DIGEST,
                new Sentence(
                        "收到的内容与所报的 SHA-256（" + upload.announced() + "）不符，已丢弃；请重新上传。",
                        "The bytes do not have the SHA-256 that was announced (" + upload.announced()
                                + ") and were thrown away. Send the file again."));
    }

    /**
     * Receives a file of which nobody said how long it is, in one go; when this fails nothing is left of it.
     *
     * @throws SenderGone if the sender went away
     */
    public Upload receiveAtOnce(String by, UUID delivery, SentPath path, InputStream body) throws IOException {
        UUID id = RecordIds.next();
        return alone(id, () -> {
            try {
                return wholeOf(by, delivery, path, id, body);
            } catch (IOException | RuntimeException e) {
                folder.delete(id);
                throw e;
            }
        });
    }

    private Upload wholeOf(String by, UUID delivery, SentPath path, UUID id, InputStream body) throws IOException {
        Digests digests = new Digests();
        Incoming.End end;
        try (FileChannel file = folder.openAt(id, 0)) {
            end = new Incoming(file, limits.largest(), digests, bytes -> room.checkSpare()).take(body);
        }
        if (end.cut() != null) {
            throw end.cut();
        }
        Digests.Finished finished = digests.finish();
        Upload upload = new Upload(
                id,
                delivery,
                by,
                path,
                end.bytes(),
                end.bytes(),
                Upload.State.WHOLE,
                null,
                finished.sha256(),
                finished.sha512(),
                null,
                Instant.now());
        write(by, desk -> {
            DeliveryTable.openForMore(desk.session(), by, delivery);
            UploadTable table = new UploadTable(desk.session());
            table.enter(upload);
            room.checkShare(table, by);
            return null;
        });
        return upload;
    }

    /** Makes whole what has all its bytes and was killed before its digests were taken. */
    void completeWhatHasAllBytes(UUID delivery) throws IOException {
        UUID after = null;
        List<Upload> page;
        do {
            page = of(delivery, after, 500);
            for (Upload each : page) {
                after = each.id();
                if (each.state() == Upload.State.COMING && each.received() == each.size()) {
                    alone(each.id(), () -> completed(each, null));
                }
            }
        } while (!page.isEmpty());
    }

    /**
     * Gives up a file that was not taken in.
     *
     * @throws UploadRefused if somebody is sending it, or its delivery was handed in
     */
    public void giveUp(String by, UUID id) throws IOException {
        alone(id, () -> {
            Upload upload = find(by, id);
            write(by, desk -> {
                DeliveryTable.openForMore(desk.session(), by, upload.delivery());
                new UploadTable(desk.session()).remove(id);
                return null;
            });
            folder.delete(id);
            return upload;
        });
    }

    /** The bytes of these are not kept any more. */
    void forget(List<UUID> ids) throws IOException {
        for (UUID id : ids) {
            folder.delete(id);
        }
    }

    /** Takes away the bytes of which no upload speaks that needs them; what was written to lately is left alone. */
    void sweep(java.time.Duration quiet) throws IOException {
        List<UUID> there = folder.quietFor(quiet);
        for (int from = 0; from < there.size(); from += 1000) {
            List<UUID> some = there.subList(from, Math.min(there.size(), from + 1000));
            Set<UUID> needed = Set.copyOf(
                    archive.read(catalogue -> catalogue.ask(session -> new UploadTable(session).needed(some))));
            forget(some.stream()
                    .filter(id -> !needed.contains(id) && !busy.contains(id))
                    .toList());
        }
    }

    /** Something that is done with one upload while nobody else touches it. */
    private interface Handling {
        Upload handle() throws IOException;
    }

    private Upload alone(UUID id, Handling handling) throws IOException {
        if (!busy.add(requireNonNull(id))) {
            throw new UploadRefused(
                    Reason.BUSY,
                    new Sentence(
                            "此文件正由另一窗口或连接上传；请稍后再试。",
                            "This file is being sent from another window or connection; try again in a moment."));
        }
        try {
            return handling.handle();
        } finally {
            busy.remove(id);
        }
    }

    private <T> T write(String by, Function<Cataloguing, T> work) {
        return archive.write(new Act(by, "upload", null), work);
    }
}
