-- What customers wish for, in lists of their own.
create table wishlist (
    tenant_id uuid not null references tenant,
    id uuid not null,
    customer_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    -- Where an article goes whose customer names no list.
    is_default boolean not null default false,
    -- The hash of the secret by which others read the list; null where nobody does.
    share_hash bytea,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, customer_id, name),
    unique (tenant_id, share_hash),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create unique index wishlist_default on wishlist (tenant_id, customer_id) where is_default;
call protect_tenant_table('wishlist');

create table wishlist_item (
    tenant_id uuid not null references tenant,
    id uuid not null,
    wishlist_id uuid not null,
    product_id uuid not null,
    -- Null where the customer wishes for the product in whichever form.
    variant_id uuid,
    -- The product's name when it was wished for, told where the product is not published any more.
    name text not null check (length(name) between 1 and 255),
    note text check (length(note) between 1 and 500),
    -- What it cost when it was wished for, of a product the cheapest of its articles.
    price_minor bigint not null check (price_minor >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    added_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique nulls not distinct (tenant_id, wishlist_id, product_id, variant_id),
    foreign key (tenant_id, wishlist_id) references wishlist (tenant_id, id) on delete cascade,
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade,
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete cascade
);
create index wishlist_item_by_product on wishlist_item (tenant_id, product_id);
create index wishlist_item_by_variant on wishlist_item (tenant_id, variant_id) where variant_id is not null;
call protect_tenant_table('wishlist_item');
