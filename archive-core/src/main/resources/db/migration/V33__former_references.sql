-- A reference code is never given twice: what a unit was once cited by stays its own after it has moved.

create table former_reference (
    reference_code text primary key,
    -- No reference, because the code is kept also when the record is gone.
    record_id      uuid not null,
    until          timestamptz not null
);

create index former_reference_of on former_reference (record_id);

create function reference_is_kept() returns trigger language plpgsql as
$$
begin
    if tg_op = 'UPDATE' then
        if old.reference_code = new.reference_code then
            return new;
        end if;
        insert into former_reference (reference_code, record_id, until)
        values (old.reference_code, old.id, clock_timestamp())
        on conflict (reference_code) do nothing;
        -- Back where it was, it is cited as it was.
        delete from former_reference where reference_code = new.reference_code and record_id = new.id;
    end if;
    if exists (select 1 from former_reference where reference_code = new.reference_code) then
        raise exception 'another record was once cited as %', new.reference_code using errcode = 'unique_violation';
    end if;
    return new;
end
$$;

create trigger reference_is_kept before insert or update of reference_code on record
    for each row execute function reference_is_kept();
