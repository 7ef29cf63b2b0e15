package org.wenku.web.page;

import java.util.Locale;

/** The places the navigation of every page leads to. */
public enum Door {
    COLLECTIONS,
    PEOPLE,
    SUBJECTS,
    PLACES,
    DATES,
    ABOUT;

    /** The address from the root of the site. */
    public String href() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The key of its name. */
    public String key() {
        return "nav." + name().toLowerCase(Locale.ROOT);
    }
}
