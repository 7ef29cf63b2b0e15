package org.wenku.web;

import java.util.ArrayList;
import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.web.entrance.Entrance;
import org.wenku.web.staff.account.AccountResource;
import org.wenku.web.staff.audit.AuditResource;
import org.wenku.web.staff.people.PeopleResource;

/** The entrance, and the pages on which people and what they did are looked after. */
final class PeoplePages {

    private PeoplePages() {}

    /** What is to be registered for the people of this archive. */
    static List<Object> of(Archive archive) {
        List<Object> pages = new ArrayList<>(Entrance.of(archive));
        pages.addAll(List.of(
                new AccountResource(archive, Entrance.provider(archive)),
                new PeopleResource(archive),
                new AuditResource(archive)));
        return pages;
    }
}
