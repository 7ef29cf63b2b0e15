package org.wenku.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wenku.archive.holding.HeldFile;

/** Where held files are fetched. */
public final class FileAddress {

    private FileAddress() {}

    /** The address of a file as it came; its name stands at the end only so that it is saved under it. */
    public static String of(HeldFile file) {
        // Because servers take an escaped slash for an attack, and a name cannot hold one anyway.
        String name = file.name().replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return "/files/" + file.id() + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The address of the picture of a page, counted from 1. */
    public static String page(HeldFile file, int page, int width) {
        return "/files/" + file.id() + "/pages/" + page + ".jpg?w=" + width;
    }
}
