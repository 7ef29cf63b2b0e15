package org.wenku.web;

import java.util.List;
import org.wenku.archive.Archive;
import org.wenku.archive.rendition.RenditionShelf;
import org.wenku.web.about.AboutResource;
import org.wenku.web.browse.BrowseResource;
import org.wenku.web.collections.CollectionsResource;
import org.wenku.web.home.HomeResource;
import org.wenku.web.page.Reply;
import org.wenku.web.reading.ReadingRoom;
import org.wenku.web.record.BagResource;
import org.wenku.web.record.RecordPageResource;
import org.wenku.web.searching.SearchResource;

/** The pages that everyone may see, each made with what it needs. */
public final class PublicPages {

    private PublicPages() {}

    /** What is to be registered for the pages of this archive. */
    public static List<Object> of(Archive archive) {
        return List.of(
                new Reply(),
                new HomeResource(archive),
                new SearchResource(archive),
                new CollectionsResource(archive),
                new RecordPageResource(new ReadingRoom(archive), new RenditionShelf(archive)),
                new BrowseResource(archive),
                new BagResource(archive),
                new AboutResource(archive));
    }
}
