-- Companies whose people buy together, and the prices that were agreed with them and with groups of customers.
create table company (
    tenant_id uuid not null references tenant,
    id uuid not null,
    name text not null check (length(name) between 1 and 200),
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
call protect_tenant_table('company');

-- A customer buys for one company at the most.
create table company_member (
    tenant_id uuid not null references tenant,
    company_id uuid not null,
    customer_id uuid not null,
    role text not null check (role in ('BUYER', 'ADMIN')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, company_id, customer_id),
    unique (tenant_id, customer_id),
    foreign key (tenant_id, company_id) references company (tenant_id, id) on delete cascade,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
call protect_tenant_table('company_member');

create table company_invitation (
    tenant_id uuid not null references tenant,
    id uuid not null,
    company_id uuid not null,
    email text not null check (email = lower(email)),
    role text not null check (role in ('BUYER', 'ADMIN')),
    secret_hash bytea not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, secret_hash),
    unique (tenant_id, company_id, email),
    foreign key (tenant_id, company_id) references company (tenant_id, id) on delete cascade
);
call protect_tenant_table('company_invitation');

create table price_list (
    tenant_id uuid not null references tenant,
    id uuid not null,
    name text not null check (length(name) between 1 and 100),
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
call protect_tenant_table('price_list');
-- Whether a tenant has any is remembered, so that tenants without them are asked nothing more.
create trigger price_list_changed after insert or delete on price_list
    for each row execute function notify_tenant_changed();

-- For whom a list holds.
create table price_list_company (
    tenant_id uuid not null references tenant,
    price_list_id uuid not null,
    company_id uuid not null,
    primary key (tenant_id, price_list_id, company_id),
    foreign key (tenant_id, price_list_id) references price_list (tenant_id, id) on delete cascade,
    foreign key (tenant_id, company_id) references company (tenant_id, id) on delete cascade
);
create index price_list_company_by_company on price_list_company (tenant_id, company_id);
call protect_tenant_table('price_list_company');

create table price_list_group (
    tenant_id uuid not null references tenant,
    price_list_id uuid not null,
    group_id uuid not null,
    primary key (tenant_id, price_list_id, group_id),
    foreign key (tenant_id, price_list_id) references price_list (tenant_id, id) on delete cascade,
    foreign key (tenant_id, group_id) references customer_group (tenant_id, id) on delete cascade
);
create index price_list_group_by_group on price_list_group (tenant_id, group_id);
call protect_tenant_table('price_list_group');

-- What a piece of an article costs from a number of pieces on.
create table price_list_price (
    tenant_id uuid not null references tenant,
    price_list_id uuid not null,
    variant_id uuid not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    minimum int not null check (minimum between 1 and 1000000),
    price_minor bigint not null check (price_minor between 0 and 100000000000),
    primary key (tenant_id, price_list_id, variant_id, currency, minimum),
    foreign key (tenant_id, price_list_id) references price_list (tenant_id, id) on delete cascade,
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete cascade
);
create index price_list_price_by_variant on price_list_price (tenant_id, variant_id, currency, minimum);
call protect_tenant_table('price_list_price');
