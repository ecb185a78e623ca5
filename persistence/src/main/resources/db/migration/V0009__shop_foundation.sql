-- What several rooms of the shop stand on: how a tenant sells, who makes what, what buyers say about it.

-- In a schema of their own: what extensions bring belongs to the server's administrator, and nothing in the product's
-- schema may.
create schema extensions;
grant usage on schema extensions to quelyos_app, quelyos_platform;
create extension pg_trgm schema extensions;
create extension unaccent schema extensions;

-- How a tenant sells. A tenant that never chose has no row, and sells by the same defaults.
create table shop_policy (
    tenant_id uuid primary key references tenant,
    version int not null default 1,
    -- Whether prices are entered, and shown, with their tax.
    prices_include_tax boolean not null default true,
    -- Where a buyer is who has not said it yet.
    country_code text not null default 'FR' check (country_code ~ '^[A-Z]{2}$'),
    stock_display text not null default 'LOW' check (stock_display in ('EXACT', 'LOW', 'HIDDEN')),
    low_stock_threshold int not null default 5 check (low_stock_threshold between 1 and 1000),
    cart_merge text not null default 'COMBINE' check (cart_merge in ('COMBINE', 'KEEP_GUEST', 'KEEP_CUSTOMER')),
    cart_expiry_days int not null default 30 check (cart_expiry_days between 1 and 365),
    updated_at timestamptz not null default now()
);
call protect_tenant_table('shop_policy');
-- What is remembered of a tenant's settings is forgotten on every server as soon as they change.
create trigger shop_policy_changed after insert or update or delete on shop_policy
    for each row execute function notify_tenant_changed();

create table brand (
    tenant_id uuid not null references tenant,
    id uuid not null,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 200),
    name text not null check (length(name) between 1 and 255),
    -- The name without case, accents and outer space: what two spellings of one maker have in common.
    name_key text not null,
    description text,
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, slug),
    unique (tenant_id, name_key)
);
call protect_tenant_table('brand');

create function brand_key(name text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, public
as $$
    select lower(extensions.unaccent('extensions.unaccent', btrim(name)))
$$;
grant execute on function brand_key(text) to quelyos_app;

alter table product
    add column brand_id uuid,
    -- Kept by the trigger on product_review: what lists sort and facets count by.
    add column rating_count int not null default 0,
    add column rating_sum int not null default 0,
    add column rating_average_hundredths int not null
        generated always as (case when rating_count = 0 then 0 else rating_sum * 100 / rating_count end) stored,
    -- Pieces sold, kept by what completes orders.
    add column sold_count bigint not null default 0,
    -- Bought before this day, it is a pre-order.
    add column available_on date,
    -- What unit prices are told by: 500 G, 75 CL, 3 PIECE.
    add column unit_amount int check (unit_amount > 0),
    add column unit text check (unit in ('G', 'ML', 'MM', 'CM2', 'PIECE')),
    add check (num_nonnulls(unit_amount, unit) in (0, 2)),
    add foreign key (tenant_id, brand_id) references brand (tenant_id, id);
create index product_by_brand on product (tenant_id, brand_id);
create index product_by_sales on product (tenant_id, sold_count, id) where status = 'ACTIVE';
create index product_by_rating on product (tenant_id, rating_average_hundredths, id) where status = 'ACTIVE';

-- A product names its maker; the maker itself is found, or made, by that name, whoever writes the product.
create function find_brand() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
declare
    key text;
    base_slug text;
begin
    new.brand := nullif(btrim(new.brand), '');
    if new.brand is null then
        new.brand_id := null;
        return new;
    end if;
    key := brand_key(new.brand);
    select b.id into new.brand_id from brand b where b.tenant_id = new.tenant_id and b.name_key = key;
    if not found then
        base_slug := btrim(left(regexp_replace(key, '[^a-z0-9]+', '-', 'g'), 180), '-');
        if base_slug = '' or exists (select from brand b where b.tenant_id = new.tenant_id and b.slug = base_slug) then
            base_slug := btrim(base_slug || '-' || left(md5(key), 12), '-');
        end if;
        insert into brand (tenant_id, id, slug, name, name_key)
        values (new.tenant_id, gen_random_uuid(), base_slug, new.brand, key)
        on conflict (tenant_id, name_key) do update set name_key = excluded.name_key
        returning id into new.brand_id;
    end if;
    return new;
end
$$;
create trigger product_brand before insert or update of brand on product
    for each row execute function find_brand();

create table product_review (
    tenant_id uuid not null references tenant,
    id uuid not null,
    product_id uuid not null,
    customer_id uuid,
    author_name text not null check (length(author_name) between 1 and 100),
    rating int not null check (rating between 1 and 5),
    title text check (length(title) <= 200),
    body text not null default '' check (length(body) <= 5000),
    is_verified boolean not null default false,
    status text not null default 'PENDING' check (status in ('PENDING', 'PUBLISHED', 'REJECTED')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, product_id, customer_id),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete set null (customer_id)
);
create index product_review_by_product on product_review (tenant_id, product_id, created_at, id)
    where status = 'PUBLISHED';
create index product_review_by_customer on product_review (tenant_id, customer_id);
call protect_tenant_table('product_review');

-- Counts what buyers see: published reviews, whoever writes them.
create function count_reviews() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
declare
    gone_count int := 0;
    gone_sum int := 0;
    come_count int := 0;
    come_sum int := 0;
begin
    if tg_op <> 'INSERT' and old.status = 'PUBLISHED' then
        gone_count := 1;
        gone_sum := old.rating;
    end if;
    if tg_op <> 'DELETE' and new.status = 'PUBLISHED' then
        come_count := 1;
        come_sum := new.rating;
    end if;
    if come_count <> gone_count or come_sum <> gone_sum then
        update product p
        set rating_count = p.rating_count + come_count - gone_count, rating_sum = p.rating_sum + come_sum - gone_sum
        where p.tenant_id = coalesce(new.tenant_id, old.tenant_id)
            and p.id = coalesce(new.product_id, old.product_id);
    end if;
    return null;
end
$$;
create trigger product_review_counted after insert or delete or update of status, rating on product_review
    for each row execute function count_reviews();
