-- What customers choose and may ask for: how they are addressed, who may advertise to them, what is known of them, and that
-- it is forgotten.
alter table product_review no force row level security;
update product_review set updated_at = created_at;
alter table product_review force row level security;

alter table customer
    add column locale text check (length(locale) between 2 and 35),
    add column currency text check (currency ~ '^[A-Z]{3}$'),
    -- When the account is deleted, unless its owner thinks better of it; null where nobody asked.
    add column deletion_due_at timestamptz;

-- What customers allowed and forbade, entry by entry, because whoever advertises must be able to show since when they may.
-- The newest of a kind holds; without one it is forbidden. It takes the place of customer.accepts_marketing.
create table customer_consent (
    tenant_id uuid not null references tenant,
    id uuid not null,
    customer_id uuid not null,
    kind text not null check (kind in ('EMAIL', 'SMS', 'PHONE', 'POST')),
    is_given boolean not null,
    source text not null check (source in ('ACCOUNT', 'SIGN_UP', 'IMPORT')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index customer_consent_by_customer on customer_consent (tenant_id, customer_id, kind, id);
alter table customer no force row level security;
insert into customer_consent (tenant_id, id, customer_id, kind, is_given, source, created_at)
select c.tenant_id, uuidv7(), c.id, 'EMAIL', true, 'IMPORT', c.created_at
from customer c
where c.accepts_marketing;
alter table customer force row level security;
call protect_tenant_table('customer_consent');

-- Accounts that somebody wants and whose mailbox nobody has proved to read yet. They are no accounts: whether one can become
-- an account is found out by the job that writes the letter, so that asking tells nobody who has one.
create table customer_sign_up (
    tenant_id uuid not null references tenant,
    id uuid not null,
    email text not null check (email = lower(email)),
    display_name text not null,
    password_hash text not null,
    accepts_marketing boolean not null,
    locale text not null,
    -- Of the letter's link; null until the letter is written.
    secret_hash bytea,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, secret_hash)
);
create index customer_sign_up_by_email on customer_sign_up (tenant_id, email);
create index customer_sign_up_by_expiry on customer_sign_up (tenant_id, expires_at);
call protect_tenant_table('customer_sign_up');

-- What is known of a customer, as one file, for a short time.
create table personal_data_export (
    tenant_id uuid not null references tenant,
    id uuid not null,
    customer_id uuid not null,
    -- A ZIP file; null until it is made.
    content bytea,
    created_at timestamptz not null default now(),
    ready_at timestamptz,
    expires_at timestamptz not null,
    primary key (tenant_id, id),
    check ((content is null) = (ready_at is null)),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index personal_data_export_by_customer on personal_data_export (tenant_id, customer_id, id);
call protect_tenant_table('personal_data_export');
