-- The catalogue: units of description, the files they hold, their text, and what happened to them.
-- Everything that is joined, sorted or constrained is a column; what is only read back as a whole is jsonb.

create table record (
    id               uuid primary key,
    parent_id        uuid references record (id),
    fonds_id         uuid not null references record (id) deferrable initially deferred,
    -- The place in the whole arrangement; "C" because a subtree must be one range of the index (see TreePath).
    tree_path        text collate "C" not null unique,
    -- The highest position ever given to a child: positions are never given twice.
    last_child       bigint not null default 0,
    level            text not null check (level in ('FONDS', 'SUBFONDS', 'SERIES', 'SUBSERIES', 'FILE', 'ITEM')),
    reference_code   text not null unique,
    title            text not null,
    statements       jsonb not null,
    date_from        bigint,
    date_to          bigint,
    date_text        text,
    state            text not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    state_reason     text,
    access           text not null check (access in ('OPEN', 'RESTRICTED', 'CLOSED')),
    access_until     date,
    access_reason    text,
    -- What follows from this unit and everything above it; kept by the catalogue, never said by a person.
    visible          boolean not null,
    effective_access text not null check (effective_access in ('OPEN', 'RESTRICTED', 'CLOSED')),
    effective_until  date,
    version          integer not null,
    created_at       timestamptz not null,
    modified_at      timestamptz not null,
    published_at     timestamptz,
    constraint record_only_fonds_stand_alone check ((parent_id is null) = (level = 'FONDS'))
);

create index record_children on record (parent_id, tree_path);
create index record_visible_children on record (parent_id, tree_path) where visible;
create index record_visible on record (tree_path) where visible;
create index record_visible_children_of_fonds on record (tree_path) where visible and parent_id is null;
create index record_access_ends on record (effective_until) where effective_until is not null;
create index record_newly_published on record (published_at desc, id) where visible;

create table file (
    id           uuid primary key,
    record_id    uuid not null references record (id),
    fonds_id     uuid not null references record (id),
    ordinal      integer not null,
    kind         text not null check (kind in
                 ('ORIGINAL', 'PRESERVATION', 'ACCESS', 'TEXT', 'THUMBNAIL', 'TILES', 'WAVEFORM', 'TRANSCRIPT')),
    -- The name as the donor's file system had it, byte for byte; name is how it reads.
    name_bytes   bytea not null,
    name         text not null,
    media_type   text not null,
    puid         text,
    size         bigint not null check (size >= 0),
    sha256       text not null check (length(sha256) = 64),
    stored_at    text not null,
    technical    jsonb not null,
    ocr_state    text not null check (ocr_state in
                 ('NOT_NEEDED', 'PENDING', 'DONE', 'UNAVAILABLE', 'MISSING_LANGUAGE', 'FAILED', 'SKIPPED')),
    ocr_detail   text,
    created_at   timestamptz not null,
    unique (record_id, ordinal)
);

-- The last word on exact duplicates: within one fonds the same bytes are accepted once.
create unique index file_once_in_fonds on file (fonds_id, sha256) where kind in ('ORIGINAL', 'TRANSCRIPT');
create index file_by_digest on file (sha256);
create index file_awaiting_ocr on file (id) where ocr_state = 'PENDING';

create table file_text (
    file_id         uuid primary key references file (id) on delete cascade,
    origin          text not null check (origin in ('PARSER', 'OCR', 'TRANSCRIPT')),
    tool            text not null,
    tool_version    text,
    charset         text,
    charset_certain boolean not null,
    language        text,
    truncated       boolean not null,
    parts           integer not null,
    characters      bigint not null
);

create table text_part (
    file_id uuid not null references file_text (file_id) on delete cascade,
    ordinal integer not null,
    label   text,
    body    text not null,
    primary key (file_id, ordinal)
);

create table cue (
    file_id      uuid not null references file (id) on delete cascade,
    ordinal      integer not null,
    start_millis bigint not null,
    end_millis   bigint not null,
    speaker      text,
    language     text,
    body         text not null,
    primary key (file_id, ordinal)
);

-- History: every write to a record or a file, by whatever path, because a trigger writes it and not the program.
create table history (
    id         bigint generated always as identity primary key,
    record_id  uuid not null,
    file_id    uuid,
    version    integer not null,
    at         timestamptz not null,
    actor      text not null,
    act        text not null,
    reason     text,
    -- The whole row as it became; null where it was deleted. What it was is the entry before.
    said       jsonb
);

create index history_of_record on history (record_id, id);

-- What the index has still to learn. A row leaves only after the index is safe on disk.
create table index_outbox (
    id        bigint generated always as identity primary key,
    record_id uuid not null
);

create function archive_setting(name text, otherwise text) returns text language sql stable as
$$ select coalesce(nullif(current_setting('archive.' || name, true), ''), otherwise) $$;

create function record_written() returns trigger language plpgsql as
$$
declare
    kept   text[] := array ['last_child', 'visible', 'effective_access', 'effective_until', 'version', 'modified_at'];
    became jsonb;
begin
    if tg_op = 'DELETE' then
        insert into history (record_id, version, at, actor, act, reason, said)
        values (old.id, old.version + 1, clock_timestamp(), archive_setting('actor', session_user),
                archive_setting('act', 'delete'), archive_setting('reason', null), null);
        insert into index_outbox (record_id) values (old.id);
        return old;
    end if;
    became := to_jsonb(new) - kept;
    if tg_op = 'UPDATE' and to_jsonb(old) - kept = became then
        -- Only what follows from elsewhere has changed: no news for the history, but perhaps for the index.
        if (old.visible, old.effective_access) is distinct from (new.visible, new.effective_access) then
            insert into index_outbox (record_id) values (new.id);
        end if;
        return new;
    end if;
    insert into history (record_id, version, at, actor, act, reason, said)
    values (new.id, new.version, clock_timestamp(), archive_setting('actor', session_user),
            archive_setting('act', lower(tg_op)), archive_setting('reason', null), became);
    insert into index_outbox (record_id) values (new.id);
    return new;
end
$$;

create trigger record_written after insert or update or delete on record
    for each row execute function record_written();

create function file_written() returns trigger language plpgsql as
$$
declare
    it     file;
    became jsonb;
begin
    if tg_op = 'DELETE' then it := old; else it := new; became := to_jsonb(new); end if;
    if tg_op = 'UPDATE' and to_jsonb(old) = became then
        return null;
    end if;
    insert into history (record_id, file_id, version, at, actor, act, reason, said)
    select it.record_id, it.id, r.version, clock_timestamp(), archive_setting('actor', session_user),
           archive_setting('act', lower(tg_op)) || ':file', archive_setting('reason', null), became
    from record r where r.id = it.record_id;
    insert into index_outbox (record_id) values (it.record_id);
    return null;
end
$$;

create trigger file_written after insert or update or delete on file
    for each row execute function file_written();

create function history_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the history is append-only: % is refused', tg_op; end $$;

create trigger history_is_append_only before update or delete on history
    for each row execute function history_is_append_only();

-- What follows for a unit from itself and everything above it, on a given day.
create function effective_condition(of_path text, today date)
    returns table (visible boolean, effective_access text, effective_until date) language sql stable as
$$
    with above as (
        select r.*, r.access <> 'OPEN' and (r.access_until is null or r.access_until > today) as shut
        from generate_series(6, length(of_path), 6) as n
        join record r on r.tree_path = left(of_path, n)
    ), strictest as (
        select case when bool_or(shut and access = 'CLOSED') then 'CLOSED'
                    when bool_or(shut) then 'RESTRICTED' else 'OPEN' end as access,
               bool_and(state = 'PUBLISHED') as published,
               min(access_until) filter (where shut) as until
        from above
    )
    select published and access <> 'CLOSED', access, until from strictest
$$;
