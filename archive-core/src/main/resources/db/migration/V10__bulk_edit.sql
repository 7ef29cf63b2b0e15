-- Change sets: what is to be changed in many records at once, what each was and becomes, and how far it has come.

create table change_set (
    id            uuid primary key,
    name          text not null,
    kind          text not null check (kind in ('EDIT', 'SHEET', 'UNDO')),
    -- What it takes back; its records are changed from what they became to what they were.
    undoes        uuid references change_set (id),
    backwards     boolean not null,
    chosen        jsonb not null,
    operations    jsonb not null,
    state         text not null check (state in ('PREVIEWING', 'PREVIEWED', 'APPLYING', 'APPLIED', 'FAILED', 'DISCARDED')),
    trouble       jsonb,
    needs_publish boolean not null,
    -- The fonds of its records: who may see it and apply it.
    fonds         uuid[] not null default '{}',
    -- The fonds that whoever made it may describe; null for all.
    allowed       uuid[],
    found         bigint not null default 0,
    elsewhere     bigint not null default 0,
    faults        bigint not null default 0,
    changing      bigint not null default 0,
    staying       bigint not null default 0,
    impossible    bigint not null default 0,
    left_out      bigint not null default 0,
    applied       bigint not null default 0,
    since_changed bigint not null default 0,
    made_by       text not null,
    made_at       timestamptz not null,
    applied_by    text,
    applied_at    timestamptz,
    ended_at      timestamptz
);

create index change_set_newest on change_set (made_at desc, id desc);
create unique index change_set_undone_once on change_set (undoes) where undoes is not null and state <> 'DISCARDED';

create table change_set_record (
    change_set     uuid not null references change_set (id) on delete cascade,
    -- The place in the order of the answer, from 1: pages and lots go by it.
    place          integer not null,
    -- No reference, because what was changed must stay named when the record is gone.
    record_id      uuid not null,
    fonds_id       uuid not null,
    reference_code text not null,
    title          text not null,
    version        integer not null,
    version_after  integer,
    outcome        text not null check (outcome in
                   ('CHANGING', 'STAYING', 'IMPOSSIBLE', 'LEFT_OUT', 'APPLIED', 'SINCE_CHANGED')),
    why            jsonb,
    change         jsonb,
    primary key (change_set, place),
    unique (change_set, record_id)
);

create index change_set_record_by_outcome on change_set_record (change_set, outcome, place);

-- What a sheet said that could not be used, by its own rows and columns.
create table change_set_fault (
    change_set uuid not null references change_set (id) on delete cascade,
    ordinal    integer not null,
    sheet_row  bigint not null,
    column_name text,
    found      text,
    why        jsonb not null,
    primary key (change_set, ordinal)
);
