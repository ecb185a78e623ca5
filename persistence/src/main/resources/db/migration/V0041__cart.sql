-- What buyers gather before they order.

-- How many pieces of an article are sold at once. An article without a row is sold in any number.
create table quantity_rule (
    tenant_id uuid not null references tenant,
    variant_id uuid not null,
    minimum int not null default 1 check (minimum between 1 and 100000),
    maximum int check (maximum between 1 and 100000),
    multiple int not null default 1 check (multiple between 1 and 100000),
    version int not null default 1,
    primary key (tenant_id, variant_id),
    check (minimum <= maximum),
    check (minimum % multiple = 0),
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete cascade
);
call protect_tenant_table('quantity_rule');

create table cart (
    tenant_id uuid not null references tenant,
    id uuid not null,
    -- Whose it is: a customer's, or a guest's, who is known by the hash of the session's secret.
    customer_id uuid,
    guest_session text check (length(guest_session) between 1 and 100),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    note text check (length(note) <= 5000),
    attributes jsonb not null default '[]' check (jsonb_typeof(attributes) = 'array'),
    country_code text check (country_code ~ '^[A-Z]{2}$'),
    region_code text check (region_code ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
    postal_code text check (length(postal_code) <= 20),
    delivery_rate_id uuid,
    pickup_point_id uuid,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    expires_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, customer_id),
    unique (tenant_id, guest_session),
    check (num_nonnulls(customer_id, guest_session) = 1),
    check (num_nonnulls(delivery_rate_id, pickup_point_id) < 2),
    check (octet_length(attributes::text) <= 50000),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade,
    foreign key (tenant_id, delivery_rate_id) references delivery_rate (tenant_id, id)
        on delete set null (delivery_rate_id),
    foreign key (tenant_id, pickup_point_id) references pickup_point (tenant_id, id)
        on delete set null (pickup_point_id)
);
create index cart_by_delivery_rate on cart (tenant_id, delivery_rate_id) where delivery_rate_id is not null;
create index cart_by_pickup_point on cart (tenant_id, pickup_point_id) where pickup_point_id is not null;
call protect_tenant_table('cart');

create table cart_line (
    tenant_id uuid not null references tenant,
    id uuid not null,
    cart_id uuid not null,
    -- Null when the article is no more: the line stays, so that its buyer learns why it cannot be bought.
    variant_id uuid,
    -- What makes two additions one line: the article with what is to be written on it. Made by LineKey.
    line_key text not null check (length(line_key) between 1 and 100),
    -- The product's name when the line was made, for lines whose article is no more.
    name text not null check (length(name) between 1 and 255),
    quantity int not null check (quantity between 1 and 1000000),
    -- What one piece cost when its buyer last touched the line, in minor units of the cart's currency.
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    note text check (length(note) <= 5000),
    attributes jsonb not null default '[]' check (jsonb_typeof(attributes) = 'array'),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    -- Checked at the end of each statement: two lines may swap what is written on them.
    unique (tenant_id, cart_id, line_key) deferrable initially immediate,
    check (octet_length(attributes::text) <= 50000),
    foreign key (tenant_id, cart_id) references cart (tenant_id, id) on delete cascade,
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete set null (variant_id)
);
create index cart_line_by_variant on cart_line (tenant_id, variant_id) where variant_id is not null;
call protect_tenant_table('cart_line');

-- The codes as their buyer entered them; whether they hold is judged each time the cart is reckoned.
create table cart_coupon (
    tenant_id uuid not null references tenant,
    cart_id uuid not null,
    code text not null check (length(code) between 1 and 100),
    created_at timestamptz not null default now(),
    primary key (tenant_id, cart_id, code),
    foreign key (tenant_id, cart_id) references cart (tenant_id, id) on delete cascade
);
call protect_tenant_table('cart_coupon');
