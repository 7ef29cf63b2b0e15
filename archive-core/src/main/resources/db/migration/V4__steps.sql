-- Work that is done in the background, one row for each step. Any number of processes share this list: who has a step
-- holds it by a lease, which others may take over when it has run out.

create table step (
    id          uuid primary key,
    kind        text not null,
    -- What it is done to, such as a file or a batch; which of them, the kind says.
    subject     uuid,
    -- The batch it belongs to, where there is one.
    batch       uuid,
    wish        jsonb not null,
    -- While an open step has this key, nobody asks for another with the same.
    once        text,
    -- The smaller the sooner.
    priority    smallint not null,
    state       text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'UNAVAILABLE', 'CANCELLED')),
    -- How often it was begun without getting further.
    attempts    integer not null default 0,
    -- Counted up whenever somebody takes it, so that whoever lost it cannot end it.
    taken       bigint not null default 0,
    due_at      timestamptz not null,
    worker      text,
    lease_until timestamptz,
    done        bigint not null default 0,
    total       bigint,
    -- How far it ever was: whoever gets further has not failed.
    furthest    bigint not null default 0,
    -- The tool that is missing, when it is UNAVAILABLE.
    lacks       text,
    -- What is said of it: {"zh", "en", "cause"}; cause is in a tool's own words.
    note        jsonb,
    asked_by    text not null,
    asked_at    timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    constraint step_running_is_held check ((state = 'RUNNING') = (worker is not null and lease_until is not null)),
    constraint step_unavailable_names_a_tool check ((state = 'UNAVAILABLE') = (lacks is not null))
);

create index step_next on step (kind, priority, id) where state = 'WAITING';
create index step_leases on step (lease_until) where state = 'RUNNING';
create index step_lacking on step (lacks) where state = 'UNAVAILABLE';
create index step_of_subject on step (subject, id) where subject is not null;
create index step_of_batch on step (batch, id) where batch is not null;
create index step_by_state on step (state, id);
create unique index step_once on step (once) where once is not null and state in ('WAITING', 'RUNNING', 'UNAVAILABLE');
