-- What a product's page tells beside the product: what it is made of, what goes with it, where it stands.

alter table category
    add column version int not null default 1,
    add column seo_title text check (length(seo_title) <= 1000),
    add column seo_description text check (length(seo_description) <= 1000);

alter table location add column version int not null default 1;

alter table product_review add column version int not null default 1;
create index product_review_by_rating on product_review (tenant_id, product_id, rating, created_at, id)
    where status = 'PUBLISHED';
create index product_review_by_status on product_review (tenant_id, status, created_at, id);

-- Where articles of one product hold different amounts; else the product's own holds.
alter table variant add column unit_amount int check (unit_amount > 0);

-- What is near in price on the same shelf, or of the same maker, is a few steps on these.
create index product_by_shelf_price on product (tenant_id, category_id, min_price_minor, id) where status = 'ACTIVE';
create index product_by_brand_price on product (tenant_id, brand_id, min_price_minor, id) where status = 'ACTIVE';

-- A product that is made of articles of others. An article that is deleted leaves its place behind: what misses a part
-- cannot be sold.
create table bundle_item (
    tenant_id uuid not null references tenant,
    product_id uuid not null,
    position int not null,
    variant_id uuid,
    quantity int not null check (quantity between 1 and 1000),
    primary key (tenant_id, product_id, position),
    unique (tenant_id, product_id, variant_id),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade,
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete set null (variant_id)
);
create index bundle_item_by_variant on bundle_item (tenant_id, variant_id);
call protect_tenant_table('bundle_item');

create table related_product (
    tenant_id uuid not null references tenant,
    product_id uuid not null,
    related_id uuid not null,
    position int not null,
    primary key (tenant_id, product_id, related_id),
    check (product_id <> related_id),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade,
    foreign key (tenant_id, related_id) references product (tenant_id, id) on delete cascade
);
create index related_product_by_related on related_product (tenant_id, related_id);
call protect_tenant_table('related_product');

create table collection (
    tenant_id uuid not null references tenant,
    id uuid not null,
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 200),
    name text not null check (length(name) between 1 and 255),
    description text check (length(description) <= 10000),
    seo_title text check (length(seo_title) <= 1000),
    seo_description text check (length(seo_description) <= 1000),
    -- What its products are like, as io.quelyos.bff.collection.CollectionRule; null where only pinned ones belong to it.
    rule jsonb,
    position int not null default 0,
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, slug)
);
create index collection_by_position on collection (tenant_id, position, id);
call protect_tenant_table('collection');
create trigger collection_changed after insert or update or delete on collection
    for each row execute function notify_tenant_changed();

-- Products that belong to a collection whatever its rule says.
create table collection_product (
    tenant_id uuid not null references tenant,
    collection_id uuid not null,
    product_id uuid not null,
    position int not null,
    primary key (tenant_id, collection_id, product_id),
    foreign key (tenant_id, collection_id) references collection (tenant_id, id) on delete cascade,
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
create index collection_product_by_product on collection_product (tenant_id, product_id);
call protect_tenant_table('collection_product');

-- Articles with what can be sold of them. on_hand counts the pieces that are there, null where nobody counts them;
-- sellable counts those that can be sold, null where any number can. A bundle has as many as its scarcest part allows.
create view sellable_variant with (security_invoker = true) as
select v.tenant_id, v.id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.price_minor, v.compare_at_minor,
    v.cost_minor, v.weight_grams, v.is_stock_tracked, v.continues_when_out_of_stock, v.requires_shipping, v.is_taxable,
    v.unit_amount,
    b.item_count > 0 as is_bundle,
    case
        when b.item_count > 0 then b.on_hand
        when v.is_stock_tracked then o.quantity
    end as on_hand,
    case
        when b.item_count > 0 then b.sellable
        when v.is_stock_tracked and not v.continues_when_out_of_stock then o.quantity
    end as sellable
from variant v
cross join lateral (
    select coalesce(sum(s.quantity), 0) as quantity
    from stock_level s
    where s.tenant_id = v.tenant_id
        and s.variant_id = v.id
) o
cross join lateral (
    select count(*) as item_count,
        min(case
            when c.id is null then 0
            when c.is_stock_tracked then greatest(q.quantity, 0) / i.quantity
        end) as on_hand,
        min(case
            when c.id is null then 0
            when c.is_stock_tracked and not c.continues_when_out_of_stock then greatest(q.quantity, 0) / i.quantity
        end) as sellable
    from bundle_item i
    left join variant c on c.tenant_id = i.tenant_id and c.id = i.variant_id
    left join lateral (
        select coalesce(sum(s.quantity), 0) as quantity
        from stock_level s
        where s.tenant_id = c.tenant_id
            and s.variant_id = c.id
    ) q on true
    where i.tenant_id = v.tenant_id
        and i.product_id = v.product_id
) b;
grant select on sellable_variant to quelyos_app;
