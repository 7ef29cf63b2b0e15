package org.wenku.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Reader;
import org.wenku.archive.access.Right;

/** The desks of the staff, in the order of the navigation; each is shown to those who hold its right somewhere. */
public enum DeskDoor {
    DASHBOARD("/staff", null),
    RECEIVE("/staff/receive", Right.INGEST),
    QUEUE("/staff/queue", Right.INGEST),
    ACCESSIONS("/staff/accessions", Right.INGEST),
    IMPORTS("/staff/imports", Right.INGEST),
    QUARANTINE("/staff/quarantine", Right.INGEST),
    NEAR_DUPLICATES("/staff/near-duplicates", Right.DESCRIBE),
    RECORDS("/staff/records", Right.DESCRIBE),
    BULK("/staff/bulk", Right.DESCRIBE),
    AUTHORITIES("/staff/authorities", Right.DESCRIBE),
    STATUS("/staff/status", Right.INGEST),
    PEOPLE("/staff/people", Right.ADMINISTER),
    AUDIT("/staff/audit", Right.ADMINISTER),
    ACCOUNT("/staff/account", null),
    ;

    private final String href;
    private final @Nullable Right right;

    DeskDoor(String href, @Nullable Right right) {
        this.href = href;
        this.right = right;
    }

    /** The address from the root of the site. */
    public String href() {
        return href;
    }

    /** The key of its name, {@code desk.<name>}; what it is for stands under {@code desk.<name>.text}. */
    public String key() {
        return "desk." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The doors that are open to whoever is signed in. */
    static List<DeskDoor> openTo(Reader reader) {
        return Arrays.stream(values())
                .filter(door -> door.right == null || reader.holdsAnywhere(door.right))
                .toList();
    }
}
