-- Letters that are to be sent. A letter is written in the transaction of what it tells, and sent after it.
create table mail_message (
    tenant_id uuid not null references tenant,
    id uuid not null,
    kind text not null check (length(kind) between 1 and 50),
    locale text not null,
    recipient text not null check (length(recipient) between 3 and 320),
    recipient_name text,
    subject text not null check (length(subject) between 1 and 300),
    text_body text not null,
    html_body text not null,
    state text not null default 'QUEUED' check (state in ('QUEUED', 'SENT', 'FAILED')),
    attempts int not null default 0,
    last_error text,
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    primary key (tenant_id, id)
);
create index mail_message_by_creation on mail_message (tenant_id, created_at desc, id);
call protect_tenant_table('mail_message');

alter table site add column shop_url text check (shop_url ~ '^https?://[^ ]+$');
comment on column site.shop_url is 'where the tenant''s shop is found, for links in letters; null: made from the slug';
