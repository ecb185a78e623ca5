-- A letter that no mail server was there for is kept and not sent; and what was sent is not kept in full, because links in
-- it open accounts and its words are personal.
alter table mail_message drop constraint mail_message_state_check;
alter table mail_message add constraint mail_message_state_check check (state in ('QUEUED', 'SENT', 'KEPT', 'FAILED'));
