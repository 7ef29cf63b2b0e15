-- What a file is like, in as many bytes as it takes: of a text 128 minima, of a picture two outlines. Nothing was kept
-- before, so that nothing is lost by the change.
alter table fingerprint drop column bits;
alter table fingerprint add column sketch bytea not null;

-- In hundredths from now on: 0 is the same, 100 has nothing in common; so that texts and pictures stand in one list.
comment on column near_duplicate.distance is 'in hundredths: 0 the same, 100 nothing in common';

alter table near_duplicate rename column dismissed_by to decided_by;
alter table near_duplicate rename column dismissed_at to decided_at;
alter table near_duplicate rename column dismissed_why to note;
alter table near_duplicate add column decision text check (decision in ('DIFFERENT', 'SAME'));
alter table near_duplicate add constraint near_duplicate_decisions_have_a_name check
    ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null));

drop index near_duplicate_open;
create index near_duplicate_open on near_duplicate (distance, id) where decision is null;
create index near_duplicate_decided on near_duplicate (decision, distance, id) where decision is not null;

-- Files that came in before are looked at too.
insert into step (id, kind, subject, wish, once, priority, state, due_at, asked_by, asked_at)
select gen_random_uuid(), 'text-likeness', f.id, '{}', 'text-likeness:' || f.id, 90, 'WAITING', now(), 'inspection', now()
from file f join file_text t on t.file_id = f.id where f.kind in ('ORIGINAL', 'TRANSCRIPT');
insert into step (id, kind, subject, wish, once, priority, state, due_at, asked_by, asked_at)
select gen_random_uuid(), 'picture-likeness', id, '{}', 'picture-likeness:' || id, 90, 'WAITING', now(), 'inspection', now()
from file where kind = 'ORIGINAL' and size > 0 and media_type like 'image/%' and media_type not like 'image/svg%';
