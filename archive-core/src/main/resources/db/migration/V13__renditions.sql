-- What was made from the bytes of a file and can be made again. The bytes themselves lie in the folder of derivatives.

create table rendition (
    -- Of the bytes it was made from: the same bytes in two records share it.
    sha256     text not null check (length(sha256) = 64),
    kind       text not null,
    tool       text not null,
    version    text not null,
    media_type text not null,
    -- Below the folder of derivatives: a file, or a folder where the kind consists of many.
    place      text not null,
    size       bigint not null,
    -- What must be known to show it, such as its width; a JSON object.
    facts      jsonb not null,
    made_at    timestamptz not null,
    primary key (sha256, kind, tool, version)
);

-- One of each kind is in use; making it with a better tool takes the place of the one before.
create unique index rendition_in_use on rendition (sha256, kind);
create index rendition_by_maker on rendition (kind, tool, version);

-- A step that is asked for again takes the place of those with its key that have ended.
create index step_ended_once on step (once) where once is not null and state in ('DONE', 'FAILED', 'CANCELLED');

-- What a tool said of a file, without what is particular to that file, so that the same trouble is one group.
create function step_cause(note jsonb) returns text language sql immutable as
$$
select regexp_replace(
    regexp_replace(coalesce(note ->> 'cause', note ->> 'en', ''), '\S*/\S*', '…', 'g'), '0x[0-9a-f]+|[0-9]{3,}', '#', 'g')
$$;

-- What is still to come of a batch, however much of it is done.
create index step_open_of_batch on step (batch) where batch is not null and state not in ('DONE', 'CANCELLED');
