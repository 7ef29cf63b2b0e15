-- What waits for a person before it may come in, and what was decided. The bytes lie in the folder quarantine of the
-- home, under their digest; they are destroyed only after the decision stands here.
create table quarantine_item (
    id           uuid primary key,
    run_id       uuid references ingest_run (id),
    target_id    uuid not null references record (id),
    fonds_id     uuid not null references record (id),
    source       text not null,
    name_bytes   bytea not null,
    name         text not null,
    -- The folders around it in the drop, outermost first: where it would have stood.
    folders      jsonb not null,
    size         bigint not null,
    sha256       text not null check (length(sha256) = 64),
    publish      boolean not null,
    cause        text not null,
    signature    text,
    reason_zh    text not null,
    reason_en    text not null,
    detail       text,
    set_aside_by text not null,
    set_aside_at timestamptz not null,
    state        text not null check (state in ('WAITING', 'RELEASED', 'TAKEN', 'REFUSED')),
    decided_by   text,
    decided_at   timestamptz,
    decision     text,
    record_id    uuid references record (id),
    constraint quarantine_decisions_have_a_name_and_a_reason check
        ((state = 'WAITING') = (decided_by is null) and (state = 'WAITING') = (decision is null))
);

-- The same drop brought again does not wait twice.
create unique index quarantine_waits_once on quarantine_item (target_id, sha256, name_bytes)
    where state in ('WAITING', 'RELEASED');
create index quarantine_by_state on quarantine_item (state, id);
create index quarantine_by_digest on quarantine_item (sha256);
create index quarantine_by_fonds on quarantine_item (fonds_id, state, id);

-- What a file is like: files whose fingerprints differ in few bits are nearly the same.
create table fingerprint (
    file_id uuid not null references file (id) on delete cascade,
    kind    text not null check (kind in ('TEXT', 'PICTURE')),
    bits    bigint not null,
    primary key (file_id, kind)
);

-- Two fingerprints that differ in at most five of 64 bits have at least one of six bands in common.
create table fingerprint_band (
    kind    text not null,
    band    smallint not null,
    bits    integer not null,
    file_id uuid not null references file (id) on delete cascade,
    primary key (kind, band, bits, file_id)
);

create index fingerprint_band_of_file on fingerprint_band (file_id);

create table near_duplicate (
    id            uuid primary key,
    one           uuid not null references file (id) on delete cascade,
    other         uuid not null references file (id) on delete cascade,
    kind          text not null check (kind in ('TEXT', 'PICTURE')),
    distance      smallint not null,
    found_at      timestamptz not null,
    dismissed_by  text,
    dismissed_at  timestamptz,
    dismissed_why text,
    unique (one, other, kind),
    check (one < other)
);

create index near_duplicate_open on near_duplicate (id) where dismissed_at is null;
create index near_duplicate_of_other on near_duplicate (other);
