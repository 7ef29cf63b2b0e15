package org.wenku.archive.search;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that search knows of a record.
 *
 * @param id the record
 * @param referenceCode its code; may be empty
 * @param formerCodes codes by which it was cited before it was moved
 * @param level level of description, a stable key
 * @param fonds the fonds it belongs to
 * @param ancestors every record above it, the fonds included
 * @param titles the first is shown, all are searched
 * @param creators names of makers
 * @param subjects subject keys
 * @param places place keys
 * @param authorities those whom and what it names
 * @param otherNames by which else those are known whom or what it names; searched, never shown or counted
 * @param types kinds of document, stable keys
 * @param languages language tags
 * @param description every descriptive statement, as text
 * @param text full text that anyone may read who may see the record
 * @param restrictedText full text that only staff may find
 * @param visible whether the public may know of it (published and not closed)
 * @param access {@code open}, {@code restricted} or {@code closed}
 * @param date the date as written; may be empty
 * @param dateFrom first day it may be of, as epoch day
 * @param dateTo last day it may be of, as epoch day
 * @param path sort key of its place in the archival order
 * @param modified when the catalogue last changed it
 */
public record IndexedRecord(
        UUID id,
        String referenceCode,
        List<String> formerCodes,
        String level,
        @Nullable UUID fonds,
        List<UUID> ancestors,
        List<String> titles,
        List<String> creators,
        List<String> subjects,
        List<String> places,
        List<UUID> authorities,
        List<String> otherNames,
        List<String> types,
        List<String> languages,
        String description,
        String text,
        String restrictedText,
        boolean visible,
        String access,
        String date,
        @Nullable Long dateFrom,
        @Nullable Long dateTo,
        String path,
        Instant modified) {
    public IndexedRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(referenceCode);
        formerCodes = List.copyOf(formerCodes);
        Objects.requireNonNull(level);
        ancestors = List.copyOf(ancestors);
        titles = List.copyOf(titles);
        creators = List.copyOf(creators);
        subjects = List.copyOf(subjects);
        places = List.copyOf(places);
        authorities = List.copyOf(authorities);
        otherNames = List.copyOf(otherNames);
        types = List.copyOf(types);
        languages = List.copyOf(languages);
        Objects.requireNonNull(description);
        Objects.requireNonNull(text);
        Objects.requireNonNull(restrictedText);
        Objects.requireNonNull(access);
        Objects.requireNonNull(date);
        Objects.requireNonNull(path);
        Objects.requireNonNull(modified);
    }

    /** The title that is shown; empty if there is none. */
    public String title() {
        return titles.isEmpty() ? "" : titles.get(0);
    }

    /** A record with nothing said of it yet: hidden, closed, changed at the epoch. */
    public static Draft of(UUID id) {
        return new Draft(id);
    }

    /** Gathers the parts of an {@link IndexedRecord}. Used by one thread. */
    public static final class Draft {
        private final UUID id;
        private String referenceCode = "";
        private List<String> formerCodes = List.of();
        private String level = "item";
        private @Nullable UUID fonds;
        private List<UUID> ancestors = List.of();
        private List<String> titles = List.of();
        private List<String> creators = List.of();
        private List<String> subjects = List.of();
        private List<String> places = List.of();
        private List<UUID> authorities = List.of();
        private List<String> otherNames = List.of();
        private List<String> types = List.of();
        private List<String> languages = List.of();
        private String description = "";
        private String text = "";
        private String restrictedText = "";
        private boolean visible;
        private String access = "closed";
        private String date = "";
        private @Nullable Long dateFrom;
        private @Nullable Long dateTo;
        private String path = "";
        private Instant modified = Instant.EPOCH;

        private Draft(UUID id) {
            this.id = id;
        }

        public Draft referenceCode(String value) {
            referenceCode = value;
            return this;
        }

        /** Codes by which it was cited before it was moved. */
        public Draft formerCodes(List<String> value) {
            formerCodes = value;
            return this;
        }

        public Draft level(String value) {
            level = value;
            return this;
        }

        /** The fonds and every record above; the fonds may be named in both. */
        public Draft within(@Nullable UUID fondsId, List<UUID> above) {
            fonds = fondsId;
            ancestors = above;
            return this;
        }

        public Draft titles(List<String> values) {
            titles = values;
            return this;
        }

        public Draft creators(List<String> values) {
            creators = values;
            return this;
        }

        public Draft subjects(List<String> values) {
            subjects = values;
            return this;
        }

        public Draft places(List<String> values) {
            places = values;
            return this;
        }

        /** Those whom and what it names, and all the names by which those are known. */
        public Draft naming(List<UUID> named, List<String> knownAs) {
            authorities = named;
            otherNames = knownAs;
            return this;
        }

        public Draft types(List<String> values) {
            types = values;
            return this;
        }

        public Draft languages(List<String> values) {
            languages = values;
            return this;
        }

        public Draft description(String value) {
            description = value;
            return this;
        }

        public Draft text(String value) {
            text = value;
            return this;
        }

        public Draft restrictedText(String value) {
            restrictedText = value;
            return this;
        }

        /** Whether the public may know of it, and its access condition. */
        public Draft access(boolean isVisible, String condition) {
            visible = isVisible;
            access = condition;
            return this;
        }

        /** The date as written and its bounds in epoch days, each null if unknown. */
        public Draft date(String written, @Nullable Long from, @Nullable Long to) {
            date = written;
            dateFrom = from;
            dateTo = to;
            return this;
        }

        public Draft path(String value) {
            path = value;
            return this;
        }

        public Draft modified(Instant value) {
            modified = value;
            return this;
        }

        public IndexedRecord build() {
            return new IndexedRecord(
                    id,
                    referenceCode,
                    formerCodes,
                    level,
                    fonds,
                    ancestors,
                    titles,
                    creators,
                    subjects,
                    places,
                    authorities,
                    otherNames,
                    types,
                    languages,
                    description,
                    text,
                    restrictedText,
                    visible,
                    access,
                    date,
                    dateFrom,
                    dateTo,
                    path,
                    modified);
        }
    }
}
