package org.wenku.web;

import java.util.List;
import org.wenku.archive.catalogue.CatalogueSessions;
import org.wenku.archive.search.SearchIndex;
import org.wenku.web.about.AboutResource;
import org.wenku.web.browse.BrowseResource;
import org.wenku.web.collections.CollectionsResource;
import org.wenku.web.home.HomeResource;
import org.wenku.web.page.Reply;
import org.wenku.web.record.RecordPageResource;
import org.wenku.web.searching.SearchResource;

/** The pages that everyone may see, each made with what it needs. */
public final class PublicPages {

    private PublicPages() {}

    /** What is to be registered for the pages of this catalogue and this index. */
    public static List<Object> of(CatalogueSessions catalogue, SearchIndex index) {
        return List.of(
                new Reply(),
                new HomeResource(catalogue, index),
                new SearchResource(catalogue, index),
                new CollectionsResource(catalogue),
                new RecordPageResource(catalogue),
                new BrowseResource(index),
                new AboutResource(index));
    }
}
