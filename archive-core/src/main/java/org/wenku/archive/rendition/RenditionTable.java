package org.wenku.archive.rendition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** The register of renditions, within one transaction. */
public final class RenditionTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "sha256, kind, tool, version, media_type, place, size," + " cast(facts as text) as facts, made_at";

    private final StatelessSession session;

    /** The register as this session sees it. */
    public RenditionTable(StatelessSession session) {
        this.session = session;
    }

    /** The rendition of these bytes that is in use. */
    public Optional<Rendition> find(String sha256, RenditionKind kind) {
        return Optional.ofNullable(of(sha256).get(kind));
    }

    /** All renditions of these bytes. */
    public Map<RenditionKind, Rendition> of(String sha256) {
        Map<RenditionKind, Rendition> found = new EnumMap<>(RenditionKind.class);
        of(List.of(sha256)).forEach(rendition -> found.put(rendition.kind(), rendition));
        return found;
    }

    /** All renditions of any of these bytes, by one question. */
    public List<Rendition> of(Collection<String> digests) {
        return digests.isEmpty()
                ? List.of()
                : session
                        .createNativeQuery(
                                "select " + COLUMNS + " from rendition where sha256 in (:digests) order by kind",
                                Tuple.class)
                        .setParameterList("digests", digests)
                        .list()
                        .stream()
                        .filter(row -> RenditionKind.named(row.get("kind", String.class))
                                .isPresent())
                        .map(RenditionTable::rendition)
                        .toList();
    }

    /** Enters a rendition in the place of the one of its kind that was in use; returns that one if its place differs. */
    public Optional<Rendition> enter(Rendition made) {
        Optional<Rendition> before = find(made.sha256(), made.kind());
        session.createNativeMutationQuery("delete from rendition where sha256 = :sha256 and kind = :kind")
                .setParameter("sha256", made.sha256())
                .setParameter("kind", made.kind().code())
                .executeUpdate();
        session.createNativeMutationQuery("insert into rendition (sha256, kind, tool, version, media_type, place, size,"
                        + " facts, made_at) values (:sha256, :kind, :tool, :version, :type, :place, :size,"
                        + " cast(:facts as jsonb), :at) on conflict do nothing")
                .setParameter("sha256", made.sha256())
                .setParameter("kind", made.kind().code())
                .setParameter("tool", made.tool())
                .setParameter("version", made.version())
                .setParameter("type", made.mediaType())
                .setParameter("place", made.place())
                .setParameter("size", made.size())
                .setParameter("facts", made.facts().toString())
                .setParameter("at", made.madeAt())
                .executeUpdate();
        return before.filter(earlier -> !earlier.place().equals(made.place()));
    }

    private static Rendition rendition(Tuple row) {
        return new Rendition(
                row.get("sha256", String.class),
                RenditionKind.named(row.get("kind", String.class)).orElseThrow(),
                row.get("tool", String.class),
                row.get("version", String.class),
                row.get("media_type", String.class),
                row.get("place", String.class),
                row.get("size", Long.class),
                json(row.get("facts", String.class)),
                row.get("made_at", Instant.class));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the facts of a rendition are not JSON: " + text, e);
        }
    }
}
