package org.wenku.web.staff.receiving;

import java.io.IOException;
import java.util.UUID;
import org.wenku.ingest.upload.SenderGone;
import org.wenku.ingest.upload.UploadRefused;
import org.wenku.web.failure.Problem;
import org.wenku.web.failure.Refusal;
import org.wenku.web.page.Language;

/** Says on the wire why something that was sent is not accepted. */
final class Refusing {

    private Refusing() {}

    /** Something that may be refused. */
    interface Asking<T> {
        T ask() throws IOException;
    }

    static <T> T in(Language language, Asking<T> asking) throws IOException {
        try {
            return asking.ask();
        } catch (UploadRefused refused) {
            throw Refusal.of(problem(refused.reason()), said(refused, language));
        } catch (SenderGone gone) {
            // Nobody is there to hear it; it is no fault of ours either.
            throw Refusal.of(Problem.BAD_REQUEST);
        }
    }

    static String said(UploadRefused refused, Language language) {
        return language == Language.ZH
                ? refused.sentence().chinese()
                : refused.sentence().english();
    }

    private static Problem problem(UploadRefused.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> Problem.NOT_FOUND;
            case BUSY -> Problem.UPLOAD_BUSY;
            case OFFSET -> Problem.UPLOAD_OFFSET;
            case TOO_LONG -> Problem.UPLOAD_TOO_LARGE;
            case NO_ROOM -> Problem.NO_ROOM;
            case PATH, DIGEST, CLOSED, INCOMPLETE -> Problem.UPLOAD_REFUSED;
        };
    }

    /** The identifier in an address; nothing stands at one that is none. */
    static UUID identifier(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }
}
