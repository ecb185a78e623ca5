-- The peers' catalogue in the product's tables, set by set. Run by the database's superuser after staging.sql. Triggers are
-- passed over, and what they would keep (counters, makers, sums) is written here at once; the documents of the search follow.
-- Rows come in the order in which the peers wrote theirs, so that neighbours lie together on both sides.
set session_replication_role = replica;

-- The plan's allowance of cost would be used up in seconds; counting it stays on, so its price is in the figures.
update plan set cost_points_per_minute = 1000000000000;

-- Ids in the form and the ascending order of the product's own (UUID version 7); the last twelve digits are the peers' id.
create or replace function pg_temp.bench_id(tenant int, kind int, number bigint) returns uuid language sql immutable
    return ('01990000-' || lpad(to_hex(tenant * 16 + kind), 4, '0') || '-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid;

insert into tenant (id, slug, name, plan_code)
select pg_temp.bench_id(t.id, 0, 0), t.slug, t.name, 'ENTERPRISE'
from peer_tenants t;

insert into tenant_usage (tenant_id, product_count)
select pg_temp.bench_id(p.tenant_id, 0, 0), count(*)
from peer_products p
group by p.tenant_id;

-- The peers tell every buyer how many pieces there are.
insert into shop_policy (tenant_id, stock_display)
select pg_temp.bench_id(t.id, 0, 0), 'EXACT'
from peer_tenants t;

insert into location (tenant_id, id, code, name, position)
select pg_temp.bench_id(t.id, 0, 0), pg_temp.bench_id(t.id, 1, 1), 'L1', 'Entrepôt', 1
from peer_tenants t;

insert into category (tenant_id, id, parent_id, slug, name, position)
select pg_temp.bench_id(c.tenant_id, 0, 0), pg_temp.bench_id(c.tenant_id, 2, c.id),
    pg_temp.bench_id(c.tenant_id, 2, c.parent_id), c.slug, c.name, c.position
from peer_categories c;

insert into brand (tenant_id, id, slug, name, name_key)
select pg_temp.bench_id(b.tenant_id, 0, 0), pg_temp.bench_id(b.tenant_id, 7, b.place),
    btrim(regexp_replace(brand_key(b.brand), '[^a-z0-9]+', '-', 'g'), '-'), b.brand, brand_key(b.brand)
from (
    select d.tenant_id, d.brand, row_number() over (partition by d.tenant_id order by d.brand) as place
    from (select distinct p.tenant_id, p.brand from peer_products p) d) b;

-- Published one minute after the other in the order of the peers' ids, so that a list by that time is a list by id.
insert into product (tenant_id, id, slug, name, name_key, description_html, brand, brand_id, status, category_id,
    featured_position, published_at, min_price_minor, max_price_minor, is_available, variant_count, rating_count,
    rating_sum, created_at)
select pg_temp.bench_id(p.tenant_id, 0, 0), pg_temp.bench_id(p.tenant_id, 3, p.id), p.slug, p.name,
    lower(regexp_replace(normalize(p.name, nfkd), '[\u0300-\u036f]', '', 'g')),
    '<p>' || replace(replace(replace(p.description, '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</p>',
    p.brand, b.id, 'ACTIVE', pg_temp.bench_id(p.tenant_id, 2, p.category_id), case when p.featured then p.id end,
    timestamptz '2024-01-01 00:00+00' + p.id * interval '1 minute', v.least, v.most, v.is_available, v.count,
    coalesce(r.count, 0), coalesce(r.sum, 0), p.created_at
from peer_products p
join brand b on b.tenant_id = pg_temp.bench_id(p.tenant_id, 0, 0) and b.name = p.brand
join (
    select a.tenant_id, a.product_id, min(c.amount) as least, max(c.amount) as most,
        bool_or(s.on_hand > s.reserved) as is_available, count(*) as count
    from peer_variants a
    join peer_prices c on c.tenant_id = a.tenant_id and c.variant_id = a.id
    join peer_stock s on s.tenant_id = a.tenant_id and s.variant_id = a.id
    group by a.tenant_id, a.product_id) v on v.tenant_id = p.tenant_id and v.product_id = p.id
left join (
    select w.tenant_id, w.product_id, count(*) as count, sum(w.rating) as sum
    from peer_reviews w
    group by w.tenant_id, w.product_id) r on r.tenant_id = p.tenant_id and r.product_id = p.id
order by p.tenant_id, p.id;

insert into category_product (tenant_id, category_id, product_id, published_at, name_key, min_price_minor, sold_count,
    rating_average_hundredths)
select o.tenant_id, pg_temp.bench_id(p.tenant_id, 2, k.id), o.id, o.published_at, o.name_key, o.min_price_minor,
    o.sold_count, o.rating_average_hundredths
from peer_products p
join product o on o.tenant_id = pg_temp.bench_id(p.tenant_id, 0, 0) and o.id = pg_temp.bench_id(p.tenant_id, 3, p.id)
join peer_categories c on c.tenant_id = p.tenant_id and c.id = p.category_id
left join peer_categories b on b.tenant_id = c.tenant_id and b.id = c.parent_id
left join peer_categories a on a.tenant_id = b.tenant_id and a.id = b.parent_id
cross join lateral (values (c.id), (b.id), (a.id)) k (id)
where k.id is not null
order by p.tenant_id, p.id;

insert into shelf_count (tenant_id, shelf_id, products, published)
select c.tenant_id, c.category_id, count(*), count(c.published_at)
from category_product c
group by c.tenant_id, c.category_id
union all
select p.tenant_id, p.tenant_id, count(*), count(p.published_at)
from product p
group by p.tenant_id;

insert into product_option (tenant_id, product_id, position, name, option_values)
select pg_temp.bench_id(o.tenant_id, 0, 0), pg_temp.bench_id(o.tenant_id, 3, o.product_id), o.position, o.name,
    array_agg(o.value order by o.first)
from (
    select v.tenant_id, v.product_id, w.position, w.name, w.value, min(v.position) as first
    from peer_variants v
    cross join lateral (values (1, 'Taille', v.size), (2, 'Couleur', v.color)) w (position, name, value)
    group by v.tenant_id, v.product_id, w.position, w.name, w.value) o
group by o.tenant_id, o.product_id, o.position, o.name
order by o.tenant_id, o.product_id, o.position;

insert into product_option_value (tenant_id, product_id, name, value)
select o.tenant_id, o.product_id, o.name, u.value
from product_option o
cross join unnest(o.option_values) u (value)
order by o.tenant_id, o.product_id;

insert into variant (tenant_id, id, product_id, position, sku, option_values, price_minor)
select pg_temp.bench_id(v.tenant_id, 0, 0), pg_temp.bench_id(v.tenant_id, 4, v.id),
    pg_temp.bench_id(v.tenant_id, 3, v.product_id), v.position, v.sku, array[v.size, v.color], p.amount
from peer_variants v
join peer_prices p on p.tenant_id = v.tenant_id and p.variant_id = v.id
order by v.tenant_id, v.id;

insert into stock_level (tenant_id, variant_id, location_id, quantity, reserved)
select pg_temp.bench_id(s.tenant_id, 0, 0), pg_temp.bench_id(s.tenant_id, 4, s.variant_id),
    pg_temp.bench_id(s.tenant_id, 1, 1), s.on_hand, s.reserved
from peer_stock s
order by s.tenant_id, s.variant_id;

insert into product_image (tenant_id, id, product_id, position, alt_text, external_url)
select pg_temp.bench_id(i.tenant_id, 0, 0), pg_temp.bench_id(i.tenant_id, 5, i.id),
    pg_temp.bench_id(i.tenant_id, 3, i.product_id), i.position, i.alt, i.url
from peer_images i
order by i.tenant_id, i.id;

insert into product_review (tenant_id, id, product_id, author_name, rating, title, body, status, created_at, updated_at)
select pg_temp.bench_id(r.tenant_id, 0, 0), pg_temp.bench_id(r.tenant_id, 6, r.id),
    pg_temp.bench_id(r.tenant_id, 3, r.product_id), c.display_name, r.rating, r.title, r.body, 'PUBLISHED', r.created_at,
    r.created_at
from peer_reviews r
join peer_customers c on c.tenant_id = r.tenant_id and c.id = r.author_id
order by r.tenant_id, r.id;

-- The words of names are kept by the documents' own triggers.
set session_replication_role = origin;
analyze;
