-- Into which unit the contents of a container went. Takes no part in what a record says: that the unit was made of the
-- file is a statement of both. A unit that is undone leaves the file as it was, ready to be unpacked again.

create table unpacking (
    file_id uuid primary key references file (id) on delete cascade,
    unit_id uuid references record (id) on delete set null
);

create index unpacking_by_unit on unpacking (unit_id) where unit_id is not null;
