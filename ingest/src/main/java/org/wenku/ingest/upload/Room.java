package org.wenku.ingest.upload;

import java.io.IOException;
import org.wenku.ingest.Sentence;
import org.wenku.ingest.upload.UploadRefused.Reason;

/** Says whether there is room for what is to come, on the disk and in the share of the person who sends it. */
final class Room {

    private final Limits limits;
    private final UploadFolder folder;

    Room(Limits limits, UploadFolder folder) {
        this.limits = limits;
        this.folder = folder;
    }

    /**
     * Makes sure that a file may have so many bytes.
     *
     * @throws UploadRefused if it may not
     */
    void checkLongest(long size) {
        if (size > limits.largest()) {
            throw new UploadRefused(
                    Reason.TOO_LONG,
                    new Sentence(
                            "文件有 " + size + " 字节，超过每个文件的上限 " + limits.largest() + " 字节。",
                            "The file has " + size + " bytes; at most " + limits.largest() + " are accepted."));
        }
    }

    /**
     * Makes sure that everything that was announced fits on the disk, after these too were entered.
     *
     * @param usable what the disk has
     * @throws UploadRefused if it does not
     */
    void checkDisk(UploadTable table, long more, long usable) {
        if (more > 0 && usable - limits.spare() < table.stillToCome()) {
            throw UploadRefused.noRoom();
        }
    }

    /**
     * Makes sure that what this person has sent, after this too was entered, is not more than one may hold.
     *
     * @throws UploadRefused if it is
     */
    void checkShare(UploadTable table, String by) {
        if (table.heldFor(by) > limits.share()) {
            throw new UploadRefused(
                    Reason.NO_ROOM,
                    new Sentence(
                            "您未入库的来件合计不得超过 " + limits.share() + " 字节；请先将已收到的入库或撤销。",
                            "Your unfinished deliveries may hold " + limits.share()
                                    + " bytes together; have what is here taken in, or give it up, first."));
        }
    }

    /**
     * Makes sure that what must be left on the disk is left.
     *
     * @throws UploadRefused if it is not
     */
    void checkSpare() {
        try {
            if (folder.usable() < limits.spare()) {
                throw UploadRefused.noRoom();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the room on the disk could not be asked for", e);
        }
    }
}
