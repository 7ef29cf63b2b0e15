package org.wenku.web.health;

import java.util.Map;
import java.util.UUID;
import org.wenku.archive.Archive;
import org.wenku.archive.storage.ObjectId;

/** Whether the preservation store can be read. */
public final class StoreCheck implements Check {

    /** Names no record: it is asked for only to see that the store answers. */
    private static final ObjectId NOBODY = new ObjectId(new UUID(0, 0));

    private final Archive archive;

    /** Looks at the store of this archive. */
    public StoreCheck(Archive archive) {
        this.archive = archive;
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Finding look() {
        archive.store().head(NOBODY);
        return Finding.well(Map.of());
    }
}
