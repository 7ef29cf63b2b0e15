package org.wenku.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new unit, which becomes a draft.
 *
 * @param parent the identifier of the record below which it stands; nothing for a fonds
 * @param level {@code fonds}, {@code subfonds}, {@code series}, {@code subseries}, {@code file} or {@code item}
 * @param code the last part of its reference code; nothing for the running number
 * @param statements what is said of it, by term
 * @param ownAccess its condition of access; open if it is not said
 */
public record UnitSaid(
        @Nullable String parent,
        @Nullable String level,
        @Nullable String code,
        @Nullable Map<String, List<RecordSaid.StatementSaid>> statements,
        RecordSaid.@Nullable AccessSaid ownAccess) {}
