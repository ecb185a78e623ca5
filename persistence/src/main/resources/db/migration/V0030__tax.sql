-- What taxes a tenant collects: by category of things, country and region.

create table tax_category (
    tenant_id uuid not null references tenant,
    id uuid not null,
    code text not null check (code ~ '^[A-Z0-9]+(_[A-Z0-9]+)*$' and length(code) <= 50),
    name text not null check (length(name) between 1 and 100),
    -- The category of what names none.
    is_usual boolean not null default false,
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, code)
);
create unique index tax_category_usual on tax_category (tenant_id) where is_usual;
call protect_tenant_table('tax_category');
create trigger tax_category_changed after insert or update or delete on tax_category
    for each row execute function notify_tenant_changed();

create table tax_rate (
    tenant_id uuid not null references tenant,
    id uuid not null,
    category_id uuid not null,
    country_code text not null check (country_code ~ '^[A-Z]{2}$'),
    -- By ISO 3166-2, as FR-20R.
    region_code text check (region_code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
    name text not null check (length(name) between 1 and 100),
    rate_millionths int not null check (rate_millionths between 0 and 1000000),
    -- Whether a region's rate stands instead of its country's, or on top of it.
    replaces_country boolean not null default false,
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, category_id, country_code, region_code, name),
    check (region_code is null or left(region_code, 2) = country_code),
    check (region_code is not null or not replaces_country),
    foreign key (tenant_id, category_id) references tax_category (tenant_id, id)
);
create index tax_rate_by_country on tax_rate (tenant_id, country_code, id);
call protect_tenant_table('tax_rate');
create trigger tax_rate_changed after insert or update or delete on tax_rate
    for each row execute function notify_tenant_changed();

alter table product
    add column tax_category_id uuid,
    add foreign key (tenant_id, tax_category_id) references tax_category (tenant_id, id);
create index product_by_tax_category on product (tenant_id, tax_category_id) where tax_category_id is not null;

alter table customer
    -- Orders completed, kept by what completes orders.
    add column order_count int not null default 0,
    add column is_tax_exempt boolean not null default false,
    -- With its country's letters in front, without separators.
    add column vat_number text check (vat_number ~ '^[A-Z]{2}[A-Z0-9+*]{2,12}$');
