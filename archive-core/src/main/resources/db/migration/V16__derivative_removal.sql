-- When the last file with some bytes goes, what was made of them goes as well: the rows at once, and what lies in the folder
-- of derivatives as soon as somebody has time. A row leaves when nothing lies there any more.

create table derivative_removal (
    sha256   text primary key,
    asked_at timestamptz not null
);

create function derivatives_of_gone_bytes() returns trigger language plpgsql as
$$
begin
    if not exists (select 1 from file where sha256 = old.sha256) then
        delete from rendition where sha256 = old.sha256;
        insert into derivative_removal (sha256, asked_at) values (old.sha256, clock_timestamp()) on conflict do nothing;
    end if;
    return null;
end
$$;

create trigger file_bytes_gone after delete on file
    for each row execute function derivatives_of_gone_bytes();
