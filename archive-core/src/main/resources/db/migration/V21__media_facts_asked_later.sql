-- What a recording is, a step asks from now on. Those that came in while ffprobe was missing were never asked; they are now.
insert into step (id, kind, subject, wish, once, priority, state, due_at, asked_by, asked_at)
select gen_random_uuid(), 'media-facts', id, '{}', 'media-facts:' || id, 90, 'WAITING', now(), 'inspection', now()
from file where technical ? 'mediaMissing';
update file set technical = technical - 'mediaMissing' where technical ? 'mediaMissing';
