-- People: accounts and what they may do, how they are recognised, and the log of every act.

create table account (
    id               uuid primary key,
    -- What one signs in with, and what stands in history and audit log: folded to lower case, never given to another.
    name             text not null unique check (name = lower(name) and length(name) between 1 and 64),
    display_name     text not null,
    -- A PHC string; null for who signs in elsewhere or has not chosen a password yet.
    password         text,
    -- Who they are at the provider they sign in with: issuer and subject.
    provider_subject text unique,
    disabled         boolean not null default false,
    created_at       timestamptz not null,
    created_by       text not null,
    signed_in_at     timestamptz
);

create table account_grant (
    account_id uuid not null references account (id) on delete cascade,
    role       text not null check (role in ('READER', 'ARCHIVIST', 'REVIEWER', 'ADMINISTRATOR')),
    -- Null for the whole archive.
    fonds_id   uuid references record (id),
    constraint account_grant_administrators_are_of_the_whole check (role <> 'ADMINISTRATOR' or fonds_id is null)
);

create unique index account_grant_everywhere on account_grant (account_id, role) where fonds_id is null;
create unique index account_grant_in_fonds on account_grant (account_id, role, fonds_id) where fonds_id is not null;

-- Only the digest of what a browser holds is kept, so that who reads this table can be nobody.
create table session (
    id         uuid primary key,
    digest     text not null unique,
    account_id uuid not null references account (id) on delete cascade,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    address    text not null,
    agent      text not null
);

create index session_of_account on session (account_id);

create table token (
    id         uuid primary key,
    digest     text not null unique,
    account_id uuid not null references account (id) on delete cascade,
    name       text not null,
    -- What the program may do: never more than its owner, whatever stands here.
    rights     text[] not null,
    -- Where; null for wherever the owner may.
    fonds      uuid[],
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    used_at    timestamptz,
    used_from  text
);

create index token_of_account on token (account_id);

-- Failed attempts to sign in, because a limit that a restart forgets is none.
create table login_attempt (
    id      bigint generated always as identity primary key,
    name    text not null,
    address text not null,
    at      timestamptz not null
);

create index login_attempt_by_name on login_attempt (name, at);
create index login_attempt_by_address on login_attempt (address, at);

-- Links that work once: to set up the first administrator, or to choose a password.
create table one_time_link (
    digest     text primary key,
    kind       text not null check (kind in ('SET_UP', 'PASSWORD')),
    account_id uuid references account (id) on delete cascade,
    made_at    timestamptz not null,
    expires_at timestamptz,
    constraint one_time_link_of_whom check ((kind = 'SET_UP') = (account_id is null))
);

-- The audit log. What is written stays as it was written.
create table audit (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text not null,
    act      text not null,
    subject  text,
    fonds_id uuid,
    detail   jsonb not null
);

create index audit_by_actor on audit (actor, id);
create index audit_by_act on audit (act, id);
create index audit_by_time on audit (at, id);

-- Each entry bound to the one before by its digest, in the order in which they were committed.
create table audit_chain (
    number   bigint primary key,
    audit_id bigint not null unique references audit (id),
    before   text not null,
    digest   text not null
);

create function audit_text(entry audit) returns text language sql stable as
$$
    select jsonb_build_array(entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                             entry.actor, entry.act, entry.subject, entry.fonds_id, entry.detail)::text
$$;

create function audit_digest(before text, entry audit) returns text language sql stable as
$$ select encode(sha256(convert_to(before || audit_text(entry), 'UTF8')), 'hex') $$;

create function audit_is_chained() returns trigger language plpgsql as
$$
declare
    last audit_chain;
begin
    -- One at a time, and only at the very end of a transaction, so that nobody waits for somebody who still works.
    perform pg_advisory_xact_lock(hashtext('audit_chain'));
    select * into last from audit_chain order by number desc limit 1;
    insert into audit_chain (number, audit_id, before, digest)
    values (coalesce(last.number, 0) + 1, new.id, coalesce(last.digest, ''),
            audit_digest(coalesce(last.digest, ''), new));
    return null;
end
$$;

create constraint trigger audit_is_chained after insert on audit deferrable initially deferred
    for each row execute function audit_is_chained();

create function audit_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the audit log is append-only: % is refused', tg_op; end $$;

create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function audit_is_append_only();

create trigger audit_is_append_only before update or delete or truncate on audit_chain
    for each statement execute function audit_is_append_only();
