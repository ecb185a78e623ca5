create table stored_file (
    tenant_id uuid not null references tenant,
    id uuid not null,
    file_name text not null,
    media_type text not null,
    byte_size bigint not null default 0 check (byte_size >= 0),
    -- A file that is to be imported is announced first: it has no hash until it is sent. Its content goes when nobody
    -- needs it any more; name and hash stay as long as an import points to them.
    sha256 bytea,
    content bytea,
    purpose text not null check (purpose in ('IMAGE', 'IMPORT')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    check (content is null or sha256 is not null),
    check (purpose = 'IMPORT' or content is not null)
);
alter table stored_file alter column content set storage external;
call protect_tenant_table('stored_file');

create table location (
    tenant_id uuid not null references tenant,
    id uuid not null,
    code text not null,
    name text not null,
    position int not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, code)
);
call protect_tenant_table('location');

create table category (
    tenant_id uuid not null references tenant,
    id uuid not null,
    parent_id uuid,
    slug text not null,
    name text not null,
    description text,
    position int not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, slug),
    foreign key (tenant_id, parent_id) references category (tenant_id, id)
);
create index category_by_parent on category (tenant_id, parent_id, position, id);
call protect_tenant_table('category');

create table product (
    tenant_id uuid not null references tenant,
    id uuid not null,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 200),
    name text not null check (length(name) between 1 and 255),
    -- The name without case and accents, which lists are sorted by: the same order whatever collations the server has.
    name_key text collate "C" not null,
    description_html text not null default '',
    brand text,
    product_type text,
    status text not null default 'DRAFT' check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
    category_id uuid,
    tags text[] not null default '{}',
    seo_title text,
    seo_description text,
    featured_position int,
    published_at timestamptz,
    -- Read by every list: kept by ProductWriteMapper.summarize in the transaction that changes a variant or its stock.
    min_price_minor bigint not null default 0,
    max_price_minor bigint not null default 0,
    is_available boolean not null default false,
    variant_count int not null default 0,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, slug),
    foreign key (tenant_id, category_id) references category (tenant_id, id)
);
comment on column product.min_price_minor is 'in minor units of the tenant''s currency';
create index product_by_creation on product (tenant_id, created_at, id);
create index product_by_name on product (tenant_id, name_key, id);
create index product_by_price on product (tenant_id, min_price_minor, id) where status = 'ACTIVE';
create index product_by_publication on product (tenant_id, published_at, id) where status = 'ACTIVE';
create index product_by_shop_name on product (tenant_id, name_key, id) where status = 'ACTIVE';
create index product_by_status on product (tenant_id, status, created_at, id);
create index product_by_category on product (tenant_id, category_id);
create index product_featured on product (tenant_id, featured_position, id) where featured_position is not null;
call protect_tenant_table('product');
create trigger product_counted after insert on product
    referencing new table as inserted for each statement execute function count_inserted('products');
create trigger product_uncounted after delete on product
    referencing old table as deleted for each statement execute function count_deleted('products');

-- A product stands in its category and in each of that category's ancestors, so that a list of any level is one look-up.
create table category_product (
    tenant_id uuid not null references tenant,
    category_id uuid not null,
    product_id uuid not null,
    primary key (tenant_id, category_id, product_id),
    foreign key (tenant_id, category_id) references category (tenant_id, id) on delete cascade,
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
create index category_product_by_product on category_product (tenant_id, product_id);
call protect_tenant_table('category_product');

create table product_option (
    tenant_id uuid not null references tenant,
    product_id uuid not null,
    position int not null check (position between 1 and 3),
    name text not null check (length(name) between 1 and 100),
    option_values text[] not null,
    primary key (tenant_id, product_id, position),
    unique (tenant_id, product_id, name),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
call protect_tenant_table('product_option');

create table variant (
    tenant_id uuid not null references tenant,
    id uuid not null,
    product_id uuid not null,
    position int not null,
    sku text check (length(sku) between 1 and 100),
    barcode text,
    option_values text[] not null default '{}',
    price_minor bigint not null check (price_minor >= 0),
    compare_at_minor bigint check (compare_at_minor >= 0),
    cost_minor bigint check (cost_minor >= 0),
    weight_grams int not null default 0 check (weight_grams >= 0),
    is_stock_tracked boolean not null default true,
    continues_when_out_of_stock boolean not null default false,
    requires_shipping boolean not null default true,
    is_taxable boolean not null default true,
    primary key (tenant_id, id),
    -- Checked at the end of each statement and not row by row, so that two articles can swap what makes them unique.
    unique (tenant_id, sku) deferrable initially immediate,
    unique (tenant_id, product_id, option_values) deferrable initially immediate,
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
create index variant_by_product on variant (tenant_id, product_id, position, id);
call protect_tenant_table('variant');

-- One row per option and value that some variant of the product has: what shop filters ask.
create table product_option_value (
    tenant_id uuid not null references tenant,
    product_id uuid not null,
    name text not null,
    value text not null,
    primary key (tenant_id, name, value, product_id),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
create index product_option_value_by_product on product_option_value (tenant_id, product_id);
call protect_tenant_table('product_option_value');

create table stock_level (
    tenant_id uuid not null references tenant,
    variant_id uuid not null,
    location_id uuid not null,
    quantity int not null default 0,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, variant_id, location_id),
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete cascade,
    foreign key (tenant_id, location_id) references location (tenant_id, id)
);
create index stock_level_by_location on stock_level (tenant_id, location_id);
call protect_tenant_table('stock_level');

create table product_image (
    tenant_id uuid not null references tenant,
    id uuid not null,
    product_id uuid not null,
    variant_id uuid,
    position int not null default 1,
    alt_text text,
    file_id uuid,
    external_url text,
    primary key (tenant_id, id),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade,
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete cascade,
    foreign key (tenant_id, file_id) references stored_file (tenant_id, id),
    check (num_nonnulls(file_id, external_url) = 1)
);
create index product_image_by_product on product_image (tenant_id, product_id, position, id);
create index product_image_by_variant on product_image (tenant_id, variant_id);
create index product_image_by_file on product_image (tenant_id, file_id);
call protect_tenant_table('product_image');

-- The public face of a tenant's site.
create table site (
    tenant_id uuid primary key references tenant,
    name text not null,
    tagline text,
    description text,
    email text,
    phone text,
    address_line1 text,
    postal_code text,
    city text,
    country_code text check (country_code ~ '^[A-Z]{2}$')
);
call protect_tenant_table('site');
