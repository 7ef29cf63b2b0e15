package org.wenku.archive.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set. */
public enum Key {
    SERVER_HOST("server.host", "127.0.0.1", "the address that is listened on"),
    SERVER_PORT("server.port", "8080", "the port that is listened on"),
    SERVER_ADDRESS(
            "server.address",
            "",
            "the address readers use, such as https://archive.example.org; empty for the one listened on"),
    SERVER_PROXIES(
            "server.proxies",
            "",
            "addresses of your reverse proxies, with commas; only what these say in X-Forwarded-For is believed"),
    OIDC_ISSUER(
            "oidc.issuer", "", "the address of the OpenID Connect provider people may sign in with; empty for none"),
    OIDC_CLIENT("oidc.client-id", "", "what the archive is called at that provider"),
    OIDC_SECRET(
            "oidc.client-secret", "", "its secret there; empty for a public client, which proves itself by PKCE alone"),
    OIDC_NAME("oidc.name", "", "what the provider is called on the sign-in page; empty for its host name"),
    OIDC_NEW_PEOPLE(
            "oidc.new-people",
            "refuse",
            "what becomes of people the provider knows and the archive does not: refuse, or enter, as an account without"
                    + " roles"),
    ARCHIVE_NAME_ZH("archive.name.zh", "文库", "the name of the archive in Chinese"),
    ARCHIVE_NAME_EN("archive.name.en", "Wenku Archive", "the name of the archive in English"),
    DATABASE_URL("database.url", "", "the JDBC address of your own PostgreSQL; empty to let the archive run its own"),
    DATABASE_USER("database.user", "", "the database user, where database.url is set"),
    DATABASE_PASSWORD("database.password", "", "the password of that user"),
    DATABASE_CONNECTIONS("database.connections", "8", "the most database connections used at once"),
    INGEST_WORKERS(
            "ingest.workers",
            "0",
            "how many extraction processes run at once; 0 for one less than the processors, at least one"),
    INGEST_WORKER_HEAP("ingest.worker-heap", "512", "mebibytes of memory for each extraction process"),
    INGEST_DEADLINE(
            "ingest.deadline", "25", "seconds one extraction may take; it is tried once more in a fresh process"),
    INGEST_CHARSET("ingest.charset", "GB18030", "the character set of plain texts too short to tell"),
    UNPACK_FILES("unpack.files", "100000", "how many files may come out of one packed file; 100000 at most"),
    UNPACK_GIGABYTES("unpack.gigabytes", "100", "gibibytes that may come out of one packed file"),
    UPLOADS_LARGEST("uploads.largest", "0", "mebibytes that one file sent to the archive may have; 0 for no limit"),
    UPLOADS_SHARE(
            "uploads.share",
            "0",
            "mebibytes that the unfinished deliveries of one person may hold together; 0 for no limit"),
    UPLOADS_SPARE(
            "uploads.spare", "512", "mebibytes that are left free on the disk when files are sent to the archive"),
    UPLOADS_KEPT("uploads.kept", "14", "days an unfinished delivery is kept after the last sign of life"),
    FOLDER_WATCHED(
            "folder.watched",
            "",
            "a folder with one folder for each fonds, named by its code: what is put into one of these is taken in by itself;"
                    + " empty for none"),
    FOLDER_SETTLED(
            "folder.settled",
            "60",
            "seconds for which something in the watched folder must not have changed before it is taken in"),
    IMPORT_FILES(
            "import.files",
            "",
            "the folder in which the files lie that sheets imported in the browser name; empty for sheet-files in the"
                    + " home"),
    STEPS_LANES(
            "steps.lanes", "0", "how many background steps are worked at at once; 0 for one more than the processors"),
    STEPS_LEASE(
            "steps.lease",
            "20",
            "seconds a process may be silent before others take over the background steps it holds"),
    CLAMD_ADDRESS(
            "clamd.address", "", "where ClamAV's daemon listens: unix:/path or host:port; empty for no virus scan"),
    CLAMD_DEADLINE("clamd.deadline", "120", "seconds the virus scan of one file may take"),
    CLAMD_WHEN_AWAY(
            "clamd.when-away",
            "quarantine",
            "what becomes of files while the scanner does not answer: quarantine, or accept and scan later"),
    CLAMD_WHEN_LIMITED(
            "clamd.when-limited",
            "accept",
            "what becomes of files that the scanner cannot look through as a whole: accept (and say so) or quarantine"),
    TOOLS_PATH(
            "tools.path", "", "the folders in which other programs are looked for, written as PATH is; empty for PATH"),
    TOOLS_LOOK("tools.look", "120", "how often, in seconds, a server looks whether a missing program has appeared"),
    DROID_SIGNATURES(
            "droid.signatures",
            "",
            "the folder with the signature files of DROID; empty for .droid6 in the home of whoever runs the archive"),
    OCR("ocr.enabled", "true", "whether text in pictures is read"),
    OCR_LANGUAGES("ocr.languages", "", "tesseract languages such as chi_sim+eng; empty to decide for each page");

    private final String dotted;
    private final String otherwise;
    private final String purpose;

    Key(String dotted, String otherwise, String purpose) {
        this.dotted = dotted;
        this.otherwise = otherwise;
        this.purpose = purpose;
    }

    /** The name in {@code archive.yaml}, with dots between the levels. */
    public String dotted() {
        return dotted;
    }

    /** The value when nothing is set. */
    public String otherwise() {
        return otherwise;
    }

    /** What it is for, one phrase. */
    public String purpose() {
        return purpose;
    }

    /** The environment variable that sets it, such as {@code WENKU_DATABASE_URL}; it wins over the file. */
    public String variable() {
        return "WENKU_" + dotted.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static Optional<Key> named(String dotted) {
        return Arrays.stream(values()).filter(key -> key.dotted.equals(dotted)).findFirst();
    }
}
