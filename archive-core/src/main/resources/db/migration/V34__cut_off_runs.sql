-- When a run was broken off before its end, and why where that is known: by a full disk, or by the end of its process, which
-- the next one notices. So a run that goes on is told from one that never will.
alter table ingest_run
    add column cut_off_at timestamptz,
    add column cut_off_zh text,
    add column cut_off_en text;
