-- What is sent to the archive before it is taken in: deliveries, and the files of each with how much of them has come.
-- The bytes lie in the home, under the identifier of the upload; a row here never says more than is safe on the disk.

create table delivery (
    id           uuid primary key,
    actor        text not null,
    -- No reference to record, because a delivery that was only announced must not keep a unit from being taken out again.
    target_id    uuid not null,
    publish      boolean not null,
    -- What its sender calls it, such as the name of a folder.
    label        text not null,
    way          text not null check (way in ('BROWSER', 'FORM', 'COMMAND', 'FOLDER')),
    state        text not null check (state in ('OPEN', 'HANDED_IN', 'DONE')),
    note_zh      text,
    note_en      text,
    run_id       uuid,
    opened_at    timestamptz not null,
    touched_at   timestamptz not null,
    ended_at     timestamptz
);

create index delivery_newest on delivery (actor, id desc);
create index delivery_open on delivery (touched_at) where state = 'OPEN';

create table upload (
    id          uuid primary key,
    delivery_id uuid not null references delivery (id) on delete cascade,
    -- The path as the sender's file system had it, byte for byte, with "/" between the names.
    path_bytes  bytea not null,
    path        text not null,
    size        bigint not null check (size >= 0),
    received    bigint not null check (received between 0 and size),
    -- COMING until all bytes are here, WHOLE until taken in, TAKEN when its outcome stands in ingest_item, FAULTY when
    -- the bytes are not those that were announced.
    state       text not null check (state in ('COMING', 'WHOLE', 'TAKEN', 'FAULTY')),
    announced   text check (length(announced) = 64),
    -- When its owner last changed it, as the sender says; by path, size and this a file is known again.
    modified_at timestamptz,
    sha256      text check (length(sha256) = 64),
    sha512      text check (length(sha512) = 128),
    created_at  timestamptz not null,
    check ((state in ('WHOLE', 'TAKEN')) = (sha256 is not null and sha512 is not null and received = size))
);

create index upload_of_delivery on upload (delivery_id, id);
-- The digest stands in for the path, because an entry of an index has at most 2704 bytes.
create index upload_of_path on upload (delivery_id, md5(path_bytes));
create index upload_coming on upload (delivery_id) where state = 'COMING';

-- Which upload an outcome is the outcome of; written in the transaction that enters the record.
alter table ingest_item add column upload_id uuid;
alter table ingest_item add column reason_zh text;
create unique index ingest_item_of_upload on ingest_item (upload_id) where upload_id is not null;
