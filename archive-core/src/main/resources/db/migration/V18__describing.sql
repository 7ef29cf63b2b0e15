-- Describing: what somebody has begun to write, and what readers are told of a unit that is shut or gone.

create table description_draft (
    account_id   uuid not null references account (id) on delete cascade,
    kind         text not null check (kind in ('RECORD', 'BELOW', 'FONDS')),
    -- The record described, or the one below which a new one is being described. No reference, because a new fonds has
    -- none; what is gone is passed over.
    subject      uuid not null,
    base_version integer not null,
    -- The fields of the form as they were typed.
    fields       jsonb not null,
    saved_at     timestamptz not null,
    primary key (account_id, kind, subject)
);

create index record_drafts on record (modified_at, id) where state = 'DRAFT';

-- The day of withdrawal is a fact of its own, because a later edit of the tombstone must not move it.
alter table record
    add column withdrawn_at timestamptz,
    -- Why the unit is shut, in the words of whichever unit shuts it; follows from above like the condition itself.
    add column effective_reason text;

create or replace function record_written() returns trigger language plpgsql as
$$
declare
    kept   text[] := array ['last_child', 'visible', 'effective_access', 'effective_until', 'effective_reason',
                            'version', 'modified_at'];
    became jsonb;
begin
    if tg_op = 'DELETE' then
        insert into history (record_id, version, at, actor, act, reason, said)
        values (old.id, old.version + 1, clock_timestamp(), archive_setting('actor', session_user),
                archive_setting('act', 'delete'), archive_setting('reason', null), null);
        insert into index_outbox (record_id) values (old.id);
        return old;
    end if;
    became := to_jsonb(new) - kept;
    if tg_op = 'UPDATE' and to_jsonb(old) - kept = became then
        -- Only what follows from elsewhere has changed: no news for the history, but perhaps for the index.
        if (old.visible, old.effective_access) is distinct from (new.visible, new.effective_access) then
            insert into index_outbox (record_id) values (new.id);
        end if;
        return new;
    end if;
    insert into history (record_id, version, at, actor, act, reason, said)
    values (new.id, new.version, clock_timestamp(), archive_setting('actor', session_user),
            archive_setting('act', lower(tg_op)), archive_setting('reason', null), became);
    insert into index_outbox (record_id) values (new.id);
    return new;
end
$$;

drop function effective_condition(text, date);

-- What follows for a unit from itself and everything above it, on a given day. Of several that shut it equally, the one
-- that shuts it longest gives the day and the reason, and of those the nearest.
create function effective_condition(of_path text, today date)
    returns table (visible boolean, effective_access text, effective_until date, effective_reason text)
    language sql stable as
$$
    with above as (
        select r.*, r.access <> 'OPEN' and (r.access_until is null or r.access_until > today) as shut
        from generate_series(6, length(of_path), 6) as n
        join record r on r.tree_path = left(of_path, n)
    ), strictest as (
        select case when bool_or(shut and access = 'CLOSED') then 'CLOSED'
                    when bool_or(shut) then 'RESTRICTED' else 'OPEN' end as access,
               bool_and(state = 'PUBLISHED') as published,
               (array_agg(access_until order by (access = 'CLOSED') desc, access_until desc nulls first, tree_path desc)
                   filter (where shut))[1] as until,
               (array_agg(access_reason order by (access = 'CLOSED') desc, access_until desc nulls first, tree_path desc)
                   filter (where shut))[1] as reason
        from above
    )
    select published and access <> 'CLOSED', access, until, reason from strictest
$$;

-- What stands already: nobody's act, so no entry in the history.
alter table record disable trigger record_written;
update record r set withdrawn_at = coalesce(
    (select min(h.at) from history h
     where h.record_id = r.id and h.file_id is null and h.said ->> 'state' = 'WITHDRAWN'
       and h.id > coalesce((select max(o.id) from history o
                            where o.record_id = r.id and o.file_id is null and o.said ->> 'state' <> 'WITHDRAWN'), 0)),
    r.modified_at)
where r.state = 'WITHDRAWN';
update record r set effective_until = c.effective_until, effective_reason = c.effective_reason
from record d cross join lateral effective_condition(d.tree_path, current_date) c
where d.id = r.id and r.effective_access <> 'OPEN';
alter table record enable trigger record_written;
