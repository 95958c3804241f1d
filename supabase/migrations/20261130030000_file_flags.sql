-- What staff are told of a file says more: what else a PDF may do, and whether all of it could be looked at.

comment on column survey.attachments.flags is
  'What staff should know before opening it: script, launch, embedded_file, submit_form, import_data, remote_goto, xfa, '
  'encrypted, truncated, not_fully_checked (something in it was not understood, or was too much to look at).';
