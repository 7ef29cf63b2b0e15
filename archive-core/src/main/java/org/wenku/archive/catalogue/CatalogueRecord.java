package org.wenku.archive.catalogue;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.wenku.archive.access.Access;
import org.wenku.archive.access.AccessDecision;
import org.wenku.archive.access.AccessRules;
import org.wenku.archive.access.Condition;
import org.wenku.archive.access.Reader;
import org.wenku.archive.arrangement.Level;
import org.wenku.archive.arrangement.ReferenceCode;
import org.wenku.archive.arrangement.TreePath;
import org.wenku.archive.description.DateSpan;
import org.wenku.archive.description.Statements;
import org.wenku.archive.description.Term;

/** A unit of description: what it is called, where it stands, what is said of it and who may see it. */
@Entity
@Table(name = "record")
public class CatalogueRecord {

    @Id
    private UUID id;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Column(name = "fonds_id")
    private UUID fondsId;

    @Column(name = "tree_path")
    private String treePath;

    @Column(name = "last_child", updatable = false)
    private long lastChild;

    @Enumerated(EnumType.STRING)
    private Level level;

    @Column(name = "reference_code")
    private String referenceCode;

    private String title;

    @ColumnTransformer(write = "?::jsonb")
    @Column(name = "statements")
    private String statementsJson;

    @Column(name = "date_from")
    private @Nullable Long dateFrom;

    @Column(name = "date_to")
    private @Nullable Long dateTo;

    @Column(name = "date_text")
    private @Nullable String dateText;

    @Enumerated(EnumType.STRING)
    private RecordState state;

    @Column(name = "state_reason")
    private @Nullable String stateReason;

    @Enumerated(EnumType.STRING)
    private Condition access;

    @Column(name = "access_until")
    private @Nullable LocalDate accessUntil;

    @Column(name = "access_reason")
    private @Nullable String accessReason;

    private boolean visible;

    @Enumerated(EnumType.STRING)
    @Column(name = "effective_access")
    private Condition effectiveAccess;

    @Column(name = "effective_until")
    private @Nullable LocalDate effectiveUntil;

    @Column(name = "effective_reason")
    private @Nullable String effectiveReason;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "modified_at")
    private Instant modifiedAt;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Transient
    private @Nullable Statements read;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CatalogueRecord() {}

    /** A new unit in the given place. */
    CatalogueRecord(NewRecord unit, Place place, Instant at) {
        this.id = unit.id();
        this.parentId = place.parentId();
        this.fondsId = place.fondsId() == null ? unit.id() : place.fondsId();
        this.treePath = place.path().text();
        this.level = unit.level();
        this.referenceCode = place.reference().text();
        this.state = unit.state();
        this.createdAt = requireNonNull(at);
        this.modifiedAt = at;
        this.publishedAt = unit.state() == RecordState.PUBLISHED ? at : null;
        this.withdrawnAt = unit.state() == RecordState.WITHDRAWN ? at : null;
        takeCondition(unit.access());
        takeStatements(unit.statements());
        follow(place, LocalDate.ofInstant(at, java.time.ZoneOffset.UTC));
    }

    /**
     * Where a new unit will stand, and what follows for it from above.
     *
     * @param fondsId null for a fonds, which is its own
     * @param publicAbove whether everything above is published
     */
    record Place(
            @Nullable UUID parentId,
            @Nullable UUID fondsId,
            TreePath path,
            ReferenceCode reference,
            boolean publicAbove,
            Condition accessAbove,
            @Nullable LocalDate untilAbove,
            @Nullable String reasonAbove) {

        /** The same place under a code of its own; null for no other. */
        Place coded(@Nullable ReferenceCode own) {
            return own == null
                    ? this
                    : new Place(parentId, fondsId, path, own, publicAbove, accessAbove, untilAbove, reasonAbove);
        }
    }

    private void follow(Place place, LocalDate today) {
        Condition own = access().on(today);
        int compared = own.compareTo(place.accessAbove());
        boolean decides = own != Condition.OPEN && (compared > 0 || compared == 0 && lastsAsLongAs(place.untilAbove()));
        effectiveAccess = decides ? own : place.accessAbove();
        effectiveUntil = decides ? accessUntil : place.untilAbove();
        effectiveReason = decides ? accessReason : place.reasonAbove();
        visible = place.publicAbove() && state == RecordState.PUBLISHED && effectiveAccess != Condition.CLOSED;
    }

    private boolean lastsAsLongAs(@Nullable LocalDate other) {
        return accessUntil == null || other != null && !accessUntil.isBefore(other);
    }

    /** Says these things instead of what was said before; title and dates for lists follow from them. */
    void say(Statements statements) {
        takeStatements(statements);
    }

    private void takeStatements(Statements statements) {
        this.read = statements;
        this.statementsJson = StatementsJson.write(statements);
        this.title = statements.first(Term.TITLE).map(s -> shortened(s.value())).orElse(referenceCode);
        DateSpan span = DateSpan.of(statements);
        this.dateFrom = span.fromDay();
        this.dateTo = span.toDay();
        this.dateText = span.text();
    }

    private static String shortened(String title) {
        String plain = title.replace('\0', '\ufffd');
        return plain.length() > 2000 ? plain.substring(0, 2000) : plain;
    }

    void standUnder(Access newAccess) {
        takeCondition(newAccess);
    }

    private void takeCondition(Access newAccess) {
        this.access = newAccess.condition();
        this.accessUntil = newAccess.until();
        this.accessReason = newAccess.reason();
    }

    void enterState(RecordState newState, @Nullable String reason, Instant at) {
        if (newState != RecordState.WITHDRAWN) {
            this.withdrawnAt = null;
        } else if (state != RecordState.WITHDRAWN) {
            this.withdrawnAt = at;
        }
        this.state = newState;
        this.stateReason = reason;
        if (newState == RecordState.PUBLISHED && publishedAt == null) {
            publishedAt = at;
        }
    }

    void touch(Instant at) {
        this.modifiedAt = at;
    }

    public UUID id() {
        return id;
    }

    public Optional<UUID> parentId() {
        return Optional.ofNullable(parentId);
    }

    public UUID fondsId() {
        return fondsId;
    }

    public TreePath path() {
        return new TreePath(treePath);
    }

    public Level level() {
        return level;
    }

    public ReferenceCode reference() {
        return new ReferenceCode(referenceCode);
    }

    /** The title for lists: the best title statement, or the reference code where nobody has named the unit yet. */
    public String title() {
        return title;
    }

    /** All that is said about this unit. */
    public Statements statements() {
        Statements known = read;
        if (known == null) {
            known = StatementsJson.read(statementsJson);
            read = known;
        }
        return known;
    }

    /** The first day the unit may date from, as days since 1970-01-01. */
    public @Nullable Long dateFrom() {
        return dateFrom;
    }

    /** The last day the unit may date from, as days since 1970-01-01. */
    public @Nullable Long dateTo() {
        return dateTo;
    }

    /** The date as written, for lists. */
    public Optional<String> dateText() {
        return Optional.ofNullable(dateText);
    }

    public RecordState state() {
        return state;
    }

    /** Why it was withdrawn, where it was. */
    public Optional<String> stateReason() {
        return Optional.ofNullable(stateReason);
    }

    /** The condition set on this unit itself. */
    public Access access() {
        return new Access(access, accessUntil, accessReason);
    }

    /** The strictest condition of this unit and everything above it. */
    public Condition effectiveAccess() {
        return effectiveAccess;
    }

    /** The day on which the strictest condition ends by itself, where it does. */
    public Optional<LocalDate> effectiveUntil() {
        return Optional.ofNullable(effectiveUntil);
    }

    /** Why the strictest condition was set, in the words of whichever unit it was set on. */
    public Optional<String> effectiveReason() {
        return Optional.ofNullable(effectiveReason);
    }

    /** Whether the public may know of it. */
    public boolean visible() {
        return visible;
    }

    /** What the given reader may do with this unit. */
    public AccessDecision accessFor(Reader reader) {
        return AccessRules.decide(
                reader,
                new AccessRules.Circumstances(
                        fondsId,
                        visible,
                        publishedAt == null ? null : withdrawnAt,
                        stateReason,
                        effectiveAccess,
                        effectiveUntil,
                        effectiveReason));
    }

    /** Counts the writes to this record. */
    public int version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant modifiedAt() {
        return modifiedAt;
    }

    /** When it was first published. */
    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }
}
