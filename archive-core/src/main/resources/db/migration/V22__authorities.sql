-- Authorities: whom and what descriptions name, with all their names.

create table authority (
    id          uuid primary key,
    kind        text not null check (kind in ('PERSON', 'CORPORATE_BODY', 'FAMILY', 'SUBJECT', 'PLACE')),
    -- [{"text", "language", "use"}], the preferred ones first.
    names       jsonb not null,
    -- EDTF.
    dates       text,
    note        text,
    -- Addresses and numbers elsewhere, as typed.
    identifiers jsonb not null,
    -- Null while it is in use. Never a chain: what was merged into one that is merged itself follows it.
    merged_into uuid references authority (id),
    version     integer not null,
    created_at  timestamptz not null,
    modified_at timestamptz not null,
    constraint authority_is_not_merged_into_itself check (merged_into <> id)
);

create index authority_newest on authority (modified_at desc, id desc) where merged_into is null;
create index authority_newest_of_kind on authority (kind, modified_at desc, id desc) where merged_into is null;
create index authority_merged on authority (merged_into) where merged_into is not null;

-- Every ending of every name of those in use, folded, so that any part of a name is the beginning of something and a page
-- of matches is one range of an index.
create table authority_ending (
    authority_id uuid not null references authority (id),
    kind         text not null,
    -- False for the whole name: who types its beginning wants it before those who have it inside.
    inside       boolean not null,
    ending       text collate "C" not null,
    -- Which of its names, and where in it.
    name         integer not null,
    at           integer not null,
    primary key (authority_id, name, at)
);

create index authority_ending_in_order on authority_ending (kind, inside, ending, authority_id, name);

-- Who names an authority is asked when it changes. Records that name none, which are nearly all while files come in, are not
-- in this index and cost it nothing.
create index record_by_authority on record
    using gin (jsonb_path_query_array(statements, '$[*].authority') jsonb_path_ops)
    where jsonb_path_exists(statements, '$[*].authority');

create table authority_history (
    id           bigint generated always as identity primary key,
    authority_id uuid not null,
    version      integer not null,
    at           timestamptz not null,
    actor        text not null,
    act          text not null,
    reason       text,
    -- The whole row as it became.
    said         jsonb not null
);

create index authority_history_of on authority_history (authority_id, id);

create function authority_history_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the history of authorities is append-only: % is refused', tg_op; end $$;

create trigger authority_history_is_append_only before update or delete or truncate on authority_history
    for each statement execute function authority_history_is_append_only();

create function authority_written() returns trigger language plpgsql as
$$
declare
    named uuid;
begin
    insert into authority_history (authority_id, version, at, actor, act, reason, said)
    values (new.id, new.version, clock_timestamp(), archive_setting('actor', session_user),
            archive_setting('act', lower(tg_op)), archive_setting('reason', null),
            to_jsonb(new) - array ['version', 'modified_at']);
    if tg_op = 'INSERT' or (old.names, old.merged_into) is not distinct from (new.names, new.merged_into) then
        return null;
    end if;
    -- One at a time, so that each is a look into the index of records and never a walk through all of them.
    for named in select new.id union select id from authority where merged_into = new.id loop
        insert into index_outbox (record_id)
        select id from record
        where jsonb_path_exists(statements, '$[*].authority')
          and jsonb_path_query_array(statements, '$[*].authority')
              @> jsonb_build_array('urn:x-wenku:authority:' || named);
    end loop;
    return null;
end
$$;

create trigger authority_written after insert or update on authority
    for each row execute function authority_written();
