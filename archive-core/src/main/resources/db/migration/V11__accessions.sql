-- What was received from whom (accessions), what was brought in at once (batches), and the sheets batches come in.

create table accession (
    id          uuid primary key,
    number      text not null unique,
    donor       text not null,
    agreement   text,
    received_on date not null,
    extent      text,
    note        text,
    created_at  timestamptz not null,
    created_by  text not null,
    version     integer not null
);

create index accession_newest on accession (created_at desc, id desc);

-- The last number that was given by itself in a year; numbers are never given twice.
create table accession_year (
    year integer primary key,
    last integer not null
);

create table batch (
    id           uuid primary key,
    accession_id uuid references accession (id),
    kind         text not null check (kind in ('FOLDER', 'SHEET')),
    label        text not null,
    target_id    uuid not null,
    actor        text not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    -- From this moment its records are being taken out again; never set back.
    undoing_at   timestamptz
);

create index batch_newest on batch (opened_at desc, id desc);
create index batch_of_accession on batch (accession_id, opened_at desc, id desc);

alter table ingest_run add column batch_id uuid references batch (id);
create index ingest_run_of_batch on ingest_run (batch_id);

-- What a batch did to which record; written by triggers in every transaction that says for which batch it is.
create table batch_record (
    batch_id       uuid not null references batch (id),
    record_id      uuid not null,
    made           text not null check (made in ('CREATED', 'CHANGED')),
    version_before integer,
    version_after  integer not null,
    primary key (batch_id, record_id)
);

create index batch_record_by_record on batch_record (record_id);

create table batch_file (
    batch_id  uuid not null references batch (id),
    file_id   uuid not null,
    record_id uuid not null,
    primary key (batch_id, file_id)
);

create index batch_file_by_record on batch_file (record_id);

create function record_in_batch() returns trigger language plpgsql as
$$
begin
    if tg_op = 'INSERT' then
        insert into batch_record (batch_id, record_id, made, version_after)
        values (archive_setting('batch', null)::uuid, new.id, 'CREATED', new.version);
    else
        insert into batch_record (batch_id, record_id, made, version_before, version_after)
        values (archive_setting('batch', null)::uuid, new.id, 'CHANGED', old.version, new.version)
        on conflict (batch_id, record_id) do update set version_after = excluded.version_after;
    end if;
    return null;
end
$$;

create trigger record_in_batch after insert on record
    for each row when (nullif(current_setting('archive.batch', true), '') is not null)
    execute function record_in_batch();

create trigger record_changed_in_batch after update on record
    for each row when (old.version is distinct from new.version
                       and nullif(current_setting('archive.batch', true), '') is not null)
    execute function record_in_batch();

create function file_in_batch() returns trigger language plpgsql as
$$
begin
    insert into batch_file (batch_id, file_id, record_id)
    values (archive_setting('batch', null)::uuid, new.id, new.record_id);
    return null;
end
$$;

create trigger file_in_batch after insert on file
    for each row when (nullif(current_setting('archive.batch', true), '') is not null)
    execute function file_in_batch();

-- The history stays append-only, with one door: what was written about a record that a batch created goes together with
-- that record when the whole batch is undone. The trigger itself looks: the record must be gone already, the batch must
-- have created it, its undoing must have been begun (which is an entry in the audit log, in the same transaction), and the
-- transaction must say that it undoes this very batch. See docs/decisions/0016.
create or replace function history_is_append_only() returns trigger language plpgsql as
$$
begin
    if tg_op = 'DELETE'
        and exists (select 1 from batch_record made join batch b on b.id = made.batch_id
                    where made.record_id = old.record_id and made.made = 'CREATED'
                      and b.undoing_at is not null and b.id::text = archive_setting('undoing', ''))
        and not exists (select 1 from record r where r.id = old.record_id) then
        return old;
    end if;
    raise exception 'the history is append-only: % is refused', tg_op;
end
$$;

-- What refers to a record has an index on it, because a record is taken out only when nothing refers to it any more, and
-- each that is taken out asks.
create index record_of_fonds on record (fonds_id);
create index file_of_fonds on file (fonds_id);
create index ingest_run_by_target on ingest_run (target_id);
create index ingest_folder_by_record on ingest_folder (record_id);

-- Objects of the preservation store whose records are gone; a row leaves when the object has left.
create table store_removal (
    record_id uuid primary key,
    batch_id  uuid not null,
    asked_at  timestamptz not null
);

-- What the columns of a sheet with these headers meant last time.
create table sheet_layout (
    digest  text primary key,
    columns text not null,
    used_at timestamptz not null,
    used_by text not null
);

create table sheet_import (
    id            uuid primary key,
    batch_id      uuid not null references batch (id),
    name          text not null,
    digest        text not null,
    kind          text not null,
    encoding      text not null,
    headers       text not null,
    columns       text not null,
    target_id     uuid not null,
    files_folder  text,
    update_others boolean not null,
    actor         text not null,
    phase         text not null check (phase in ('MAPPING', 'READING', 'CHECKING', 'CHECKED', 'ENTERING', 'DONE')),
    rows_read     bigint not null default 0,
    faults        bigint not null default 0,
    bad_rows      bigint not null default 0,
    ready_rows    bigint not null default 0,
    created_rows  bigint not null default 0,
    updated_rows  bigint not null default 0,
    same_rows     bigint not null default 0,
    opened_at     timestamptz not null,
    ended_at      timestamptz
);

create index sheet_import_newest on sheet_import (opened_at desc, id desc);
create index sheet_import_by_digest on sheet_import (digest, target_id);
create index sheet_import_of_batch on sheet_import (batch_id);

create table sheet_row (
    import_id   uuid not null references sheet_import (id) on delete cascade,
    row         bigint not null,
    cells       text not null,
    digest      text not null,
    code        text,
    parent_code text,
    key         text not null,
    level       text,
    -- The paths of its files, one a line; null where it has none.
    files       text,
    state       text not null check (state in ('READ', 'BAD', 'HELD', 'READY', 'DONE')),
    outcome     text check (outcome in ('CREATED', 'UPDATED', 'SAME')),
    parent_row  bigint,
    parent_id   uuid,
    depth       integer,
    record_id   uuid,
    -- Whether the record was in the catalogue before this import.
    known       boolean not null default false,
    same        boolean not null default false,
    primary key (import_id, row)
);

create index sheet_row_by_code on sheet_row (import_id, code) where code is not null;
create index sheet_row_by_key on sheet_row (import_id, key);
create index sheet_row_ready on sheet_row (import_id, depth, row) where state = 'READY';
create index sheet_row_bad on sheet_row (import_id, row) where state in ('BAD', 'HELD');

create table sheet_fault (
    import_id uuid not null references sheet_import (id) on delete cascade,
    row       bigint not null,
    col       integer not null,
    kind      text not null,
    -- When it was found: while reading R, checking C, entering E.
    stage     text not null check (stage in ('R', 'C', 'E')),
    found     text not null,
    detail    text not null,
    primary key (import_id, row, col, kind)
);

-- Which row of a sheet became which record, so that the sheet brought again finds it: the reference code, the key that
-- the sheet gives, or a digest of the row.
create table sheet_key (
    fonds_id  uuid not null,
    key       text not null,
    record_id uuid not null references record (id) on delete cascade,
    digest    text not null,
    primary key (fonds_id, key)
);

create index sheet_key_by_record on sheet_key (record_id);
