-- Where customers have their goods and invoices sent. Orders keep copies of their own: an address that is changed or
-- deleted here stays as it was on what was ordered.
create table customer_address (
    tenant_id uuid not null references tenant,
    id uuid not null,
    customer_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    company text check (length(company) between 1 and 100),
    line1 text not null check (length(line1) between 1 and 200),
    line2 text check (length(line2) between 1 and 200),
    -- Empty where the country has none.
    postal_code text not null check (length(postal_code) <= 20),
    city text not null check (length(city) between 1 and 100),
    region_code text check (region_code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
    country_code text not null check (country_code ~ '^[A-Z]{2}$'),
    phone text check (length(phone) between 1 and 30),
    is_default_shipping boolean not null default false,
    is_default_billing boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index customer_address_by_customer on customer_address (tenant_id, customer_id, id);
create unique index customer_address_default_shipping on customer_address (tenant_id, customer_id)
    where is_default_shipping;
create unique index customer_address_default_billing on customer_address (tenant_id, customer_id)
    where is_default_billing;
call protect_tenant_table('customer_address');
