-- What came in, by which run, and how each file ended.

create table ingest_run (
    id          uuid primary key,
    target_id   uuid not null references record (id),
    sources     text not null,
    actor       text not null,
    publish     boolean not null,
    started_at  timestamptz not null,
    finished_at timestamptz
);

create table ingest_item (
    run_id     uuid not null references ingest_run (id),
    ordinal    bigint not null,
    source     text not null,
    outcome    text not null check (outcome in ('ACCEPTED', 'DUPLICATE', 'QUARANTINED', 'REFUSED')),
    reason     text,
    detail     text,
    record_id  uuid,
    file_id    uuid,
    size       bigint,
    sha256     text,
    ended_at   timestamptz not null,
    primary key (run_id, ordinal)
);

create index ingest_item_by_record on ingest_item (record_id);

-- Which folder of the donor became which unit, so that the same folder brought again finds its place.
create table ingest_folder (
    parent_id  uuid not null references record (id),
    name_bytes bytea not null,
    record_id  uuid not null references record (id),
    primary key (parent_id, name_bytes)
);
