-- Files that came in before are identified by PRONOM, and PDFs that say they are PDF/A held to it, when the programs are there.
insert into step (id, kind, subject, wish, once, priority, state, due_at, asked_by, asked_at)
select gen_random_uuid(), 'format-identification', id, '{}', 'format-identification:' || id, 90, 'WAITING', now(), 'inspection', now()
from file where kind in ('ORIGINAL', 'PRESERVATION') and size > 0;
insert into step (id, kind, subject, wish, once, priority, state, due_at, asked_by, asked_at)
select gen_random_uuid(), 'pdfa-validation', id, '{}', 'pdfa-validation:' || id, 90, 'WAITING', now(), 'inspection', now()
from file where kind in ('ORIGINAL', 'PRESERVATION') and media_type = 'application/pdf'
  and (technical -> 'fields' ? 'pdfaid:part' or technical -> 'fields' ? 'pdfa:PDFVersion');
