-- What stands inside a file that holds others, in the order in which it stands there, and what has become of it.

create table inner_file (
    file_id   uuid not null references file (id) on delete cascade,
    ordinal   integer not null,
    -- As the container has it; only said, and never used as a path.
    path      text not null,
    size      bigint,
    -- As EDTF; without a zone where the container knows none.
    modified  text,
    -- Eight hexadecimal digits, where the container has it; enough to compare, and no proof.
    crc32     text,
    -- Why it cannot be taken out.
    problem   text check (problem in ('ENCRYPTED', 'LINK', 'SPECIAL', 'VOLUME', 'METHOD', 'DAMAGED', 'LITTER')),
    -- The tool's own words for that.
    cause     text,
    state     text not null default 'LISTED' check (state in ('LISTED', 'TAKEN', 'HELD', 'ASIDE', 'LEFT')),
    -- The record that has it, when it is TAKEN or HELD. A record that is undone leaves the entry as it was.
    record_id uuid references record (id) on delete set null,
    note_zh   text,
    note_en   text,
    primary key (file_id, ordinal)
);

create index inner_file_of_record on inner_file (record_id) where record_id is not null;

-- The unit that the contents of a container went into. A unit that is undone leaves the file ready to be unpacked again.
create table unpacking (
    file_id uuid primary key references file (id) on delete cascade,
    unit_id uuid references record (id) on delete set null
);

create index unpacking_by_unit on unpacking (unit_id) where unit_id is not null;

-- The identifiers that messages give themselves and one another, so that a reply finds what it replies to, whichever comes
-- in first.
create table message (
    record_id   uuid primary key references record (id) on delete cascade,
    fonds_id    uuid not null,
    message_id  text,
    in_reply_to text
);

create index message_by_identifier on message (fonds_id, message_id) where message_id is not null;
create index message_replying on message (fonds_id, in_reply_to) where in_reply_to is not null;
