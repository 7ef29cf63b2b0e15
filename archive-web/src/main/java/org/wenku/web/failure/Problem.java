package org.wenku.web.failure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be wrong with a request, or with us. Each kind has an address, {@code /problems/<name>}, that
 * explains it, and its words {@code problem.<name>.title} and {@code problem.<name>.detail} in both languages.
 */
public enum Problem {
    /** Nothing stands at this address, or nothing this reader may know of. */
    NOT_FOUND(404),
    /** What stands in the address is not an identifier. */
    BAD_IDENTIFIER(404),
    /** The record was public and has been withdrawn. */
    WITHDRAWN(410),
    /** The description may be read, the file not. */
    RESTRICTED(403),
    /** A parameter has a value that means nothing. */
    BAD_PARAMETER(400),
    /** What was sent is not JSON, or not the JSON that is expected there. */
    BAD_JSON(400),
    /** A write does not say which version of the record was seen. */
    VERSION_NEEDED(428),
    /** Somebody else has written the record since the version that was seen. */
    OVERTAKEN(412),
    /** Something stands in the way, whoever wants it. */
    PREVENTED(409),
    /** Many records were to be changed in a way that cannot be understood or made. */
    BAD_CHANGE(400),
    /** A list was asked to go on from a place it never gave out. */
    BAD_CURSOR(400),
    /** The request is not HTTP as it should be. */
    BAD_REQUEST(400),
    /** What was sent begins elsewhere than where the last bytes ended. */
    UPLOAD_OFFSET(409),
    /** A program speaks another version of the upload protocol. */
    UPLOAD_VERSION(412),
    /** More bytes than were announced, or than one file may have. */
    UPLOAD_TOO_LARGE(413),
    /** What is sent, or handed in, cannot be accepted as it is. */
    UPLOAD_REFUSED(422),
    /** Somebody else sends this very file at this moment. */
    UPLOAD_BUSY(423),
    /** No room for what is to be sent. */
    NO_ROOM(507),
    /** Nobody is signed in, or what was shown to be recognised by is worth nothing. */
    UNAUTHENTICATED(401),
    /** Whoever is signed in may not do this. */
    FORBIDDEN(403),
    /** A form does not carry the mark of the session it is sent in. */
    FORM_EXPIRED(403),
    /** A form was sent from another site. */
    CROSS_SITE(403),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RANGE_NOT_SATISFIABLE(416),
    /** No picture can be made of this file. */
    NO_PICTURE(404),
    /** Too much at once; again in a moment. */
    BUSY(503),
    /** The database, the index or the store cannot be reached. */
    UNAVAILABLE(503),
    /** Whom people sign in with does not answer. */
    PROVIDER_AWAY(503),
    /** A fault of ours. */
    UNEXPECTED(500);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** The name in its address, such as {@code bad-cursor}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this name, if there is one. */
    public static Optional<Problem> coded(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The kind that a status says when nothing more is known. */
    public static Problem of(int status) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status >= 500 ? UNEXPECTED : BAD_REQUEST;
        };
    }
}
