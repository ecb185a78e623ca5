alter table customer add column email_verified_at timestamptz;

-- What a letter's link proves: who holds it reads the mailbox that it was sent to. Only a hash of the secret is kept.
create table account_token (
    tenant_id uuid not null references tenant,
    id uuid not null,
    customer_id uuid not null,
    purpose text not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL')),
    secret_hash bytea not null,
    -- The mailbox that it was sent to; it proves nothing about another one.
    email text not null check (email = lower(email)),
    expires_at timestamptz not null,
    used_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, secret_hash),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index account_token_by_customer on account_token (tenant_id, customer_id, purpose);
call protect_tenant_table('account_token');
