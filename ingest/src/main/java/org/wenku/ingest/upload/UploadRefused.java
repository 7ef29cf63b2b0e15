package org.wenku.ingest.upload;

import static java.util.Objects.requireNonNull;

import org.wenku.ingest.Sentence;

/** Something that was sent is not accepted. What was acknowledged before stays as it was. */
public final class UploadRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** There is no such upload or delivery, or it is somebody else's. */
        UNKNOWN,
        /** Somebody else is sending this very file at this moment. */
        BUSY,
        /** The bytes do not begin where the last ones ended. */
        OFFSET,
        /** More bytes than were announced, or more than may be sent. */
        TOO_LONG,
        /** No room on the disk, or the person's share is used up. */
        NO_ROOM,
        /** The path cannot be that of a file. */
        PATH,
        /** The bytes are not those whose digest was announced. */
        DIGEST,
        /** Not all bytes of all its files are here yet. */
        INCOMPLETE,
        /** The delivery has been handed in; nothing is added to it. */
        CLOSED
    }

    private final Reason reason;
    private final transient Sentence sentence;

    UploadRefused(Reason reason, Sentence sentence) {
        // No stack trace: it is an answer.
        super(reason + ": " + requireNonNull(sentence).english(), null, false, false);
        this.reason = requireNonNull(reason);
        this.sentence = sentence;
    }

    static UploadRefused unknown() {
        return new UploadRefused(
                Reason.UNKNOWN,
                new Sentence("没有这个上传，或它已过期、已撤销。", "There is no such upload; it may have expired or been given up."));
    }

    static UploadRefused noRoom() {
        return new UploadRefused(
                Reason.NO_ROOM,
                new Sentence(
                        "服务器磁盘空间不足。已收到的部分都保留着；腾出空间后可从断点继续。",
                        "The server has no room left. What has come is kept; once there is room it goes on from there."));
    }

    /** Why, for programs. */
    public Reason reason() {
        return reason;
    }

    /** Why, for people. */
    public Sentence sentence() {
        return sentence;
    }
}
