-- Where a tenant delivers, for how much, and where buyers fetch their goods themselves.
create table delivery_zone (
    tenant_id uuid not null references tenant,
    id uuid not null,
    name text not null check (length(name) between 1 and 100),
    position int not null default 0,
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
call protect_tenant_table('delivery_zone');
create trigger delivery_zone_changed after insert or update or delete on delivery_zone
    for each row execute function notify_tenant_changed();

-- A zone is the sum of its areas. Where an address lies in areas of several zones, the narrowest decides.
create table delivery_area (
    tenant_id uuid not null references tenant,
    zone_id uuid not null,
    position int not null,
    country_code text not null check (country_code ~ '^[A-Z]{2}$'),
    -- By ISO 3166-2, as FR-20R.
    region_code text check (region_code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
    postal_prefix text check (postal_prefix ~ '^[A-Z0-9]{1,10}$'),
    primary key (tenant_id, zone_id, position),
    check (num_nonnulls(region_code, postal_prefix) < 2),
    foreign key (tenant_id, zone_id) references delivery_zone (tenant_id, id) on delete cascade
);
call protect_tenant_table('delivery_area');
create trigger delivery_area_changed after insert or update or delete on delivery_area
    for each row execute function notify_tenant_changed();

create table delivery_rate (
    tenant_id uuid not null references tenant,
    id uuid not null,
    zone_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    description text check (length(description) <= 500),
    basis text not null check (basis in ('WEIGHT', 'AMOUNT')),
    -- Each band begins at its own start and ends where the next one begins; band_end ends the last one. Grams, or minor
    -- units of the tenant's currency.
    band_starts bigint[] not null check (cardinality(band_starts) between 1 and 20),
    band_prices_minor bigint[] not null check (0 <= all (band_prices_minor)),
    band_end bigint,
    free_from_minor bigint check (free_from_minor >= 0),
    minimum_days int not null check (minimum_days between 0 and 365),
    maximum_days int not null check (maximum_days between 0 and 365),
    is_active boolean not null default true,
    position int not null default 0,
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    check (cardinality(band_starts) = cardinality(band_prices_minor)),
    check (minimum_days <= maximum_days),
    foreign key (tenant_id, zone_id) references delivery_zone (tenant_id, id) on delete cascade
);
create index delivery_rate_by_zone on delivery_rate (tenant_id, zone_id);
call protect_tenant_table('delivery_rate');
create trigger delivery_rate_changed after insert or update or delete on delivery_rate
    for each row execute function notify_tenant_changed();

create table pickup_point (
    tenant_id uuid not null references tenant,
    id uuid not null,
    name text not null check (length(name) between 1 and 100),
    line1 text not null check (length(line1) between 1 and 200),
    postal_code text not null check (length(postal_code) between 1 and 20),
    city text not null check (length(city) between 1 and 100),
    country_code text not null check (country_code ~ '^[A-Z]{2}$'),
    opening_text text not null default '' check (length(opening_text) <= 1000),
    price_minor bigint not null default 0 check (price_minor >= 0),
    minimum_days int not null check (minimum_days between 0 and 365),
    maximum_days int not null check (maximum_days between 0 and 365),
    is_active boolean not null default true,
    position int not null default 0,
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    check (minimum_days <= maximum_days)
);
call protect_tenant_table('pickup_point');
create trigger pickup_point_changed after insert or update or delete on pickup_point
    for each row execute function notify_tenant_changed();
