package org.wenku.archive.catalogue;

import java.util.List;

/**
 * A record among its siblings, without ever loading them all.
 *
 * @param first the first few siblings
 * @param gapBefore whether there are siblings between {@code first} and {@code around} that are not shown
 * @param around the nearest siblings before, the record itself, and the nearest after
 * @param gapAfter whether more siblings follow
 */
public record SiblingWindow(
        List<CatalogueRecord> first, boolean gapBefore, List<CatalogueRecord> around, boolean gapAfter) {
    public SiblingWindow {
        first = List.copyOf(first);
        around = List.copyOf(around);
    }
}
