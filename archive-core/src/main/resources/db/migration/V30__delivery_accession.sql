-- A delivery says which accession it belongs to, so that the batch it becomes stands under it in the register.

alter table delivery add column accession_id uuid references accession (id);
