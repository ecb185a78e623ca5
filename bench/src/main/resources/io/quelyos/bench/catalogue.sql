-- One tenant's catalogue, the same at each run: no random(), no clock. The session's settings bench.tenant and
-- bench.products say whose and how large. Run by the database's superuser, because the owner of the tables is itself kept
-- out by their policies.
create or replace function pg_temp.bench_tenant() returns int language sql stable
    return current_setting('bench.tenant')::int;

-- Ids in the form and the ascending order of the product's own (UUID version 7).
create or replace function pg_temp.bench_id(kind int, number bigint) returns uuid language sql stable
    return ('01990000-' || lpad(to_hex(current_setting('bench.tenant')::int * 16 + kind), 4, '0') || '-7000-8000-'
        || lpad(to_hex(number), 12, '0'))::uuid;

-- Checks of foreign keys keep their plans, and one that was made of empty or small tables passes over all rows of a large
-- tenant. So what the tenants before have is looked at first.
create or replace procedure pg_temp.bench_analyze() language plpgsql as $$
begin
    if current_setting('bench.products')::bigint >= 10000 then
        analyze;
    end if;
end $$;
call pg_temp.bench_analyze();

insert into tenant (id, slug, name, plan_code)
values (pg_temp.bench_id(0, 0), 'bench-' || pg_temp.bench_tenant(), 'Bench ' || pg_temp.bench_tenant(), 'ENTERPRISE');

insert into location (tenant_id, id, code, name, position)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(1, l), 'L' || l, (array['Boutique', 'Entrepôt'])[l], l
from generate_series(1, 2) l;

-- Three departments with three shelves each: 1 to 3 are at the top, 4 to 12 below them.
insert into category (tenant_id, id, parent_id, slug, name, description, position)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(2, c), case when c > 3 then pg_temp.bench_id(2, (c - 4) / 3 + 1) end,
    'rayon-' || c, 'Rayon ' || c, 'Tout ce que le rayon ' || c || ' propose', c
from generate_series(1, 12) c;

-- Prices are spread by a prime; every twentieth product is a draft, which shops must not show.
insert into product (tenant_id, id, slug, name, name_key, description_html, brand, product_type, status, category_id, tags,
    seo_title, published_at, min_price_minor, max_price_minor, is_available, variant_count, created_at)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(3, n), 'article-' || n, w.name, lower(w.name),
    '<p>' || w.name || ', dessinée pour durer et facile à entretenir.</p><ul><li>Coupe droite, coutures renforcées</li>'
        || '<li>Coton issu de l’agriculture biologique</li><li>Lavage à 30 °C</li></ul><p>Référence ' || n || '.</p>',
    (array['Alpina', 'Bréhat', 'Cassis', 'Damath', 'Escale'])[n % 5 + 1], 'Vêtement',
    case when n % 20 = 0 then 'DRAFT' else 'ACTIVE' end, pg_temp.bench_id(2, 4 + n % 9),
    array['nouveauté', 'coton', 'saison-' || n % 4], w.name, timestamptz '2025-01-01' + n * interval '1 minute',
    900 + n * 7919 % 20000, 900 + n * 7919 % 20000 + 400, n % 9 <> 0, 3,
    timestamptz '2025-01-01' + n * interval '1 minute'
from generate_series(1, current_setting('bench.products')::bigint) n
cross join lateral (
    select (array['Veste', 'Chemise', 'Jupe', 'Écharpe', 'Robe', 'Casquette', 'Parka'])[n % 7 + 1] || ' '
        || (array['légère', 'chaude', 'souple', 'courte'])[n % 4 + 1] || ' ' || n as name) w;

call pg_temp.bench_analyze();

insert into category_product (tenant_id, category_id, product_id)
select p.tenant_id, c.id, p.id
from product p
join category b on b.tenant_id = p.tenant_id and b.id = p.category_id
join category c on c.tenant_id = p.tenant_id and c.id in (b.id, b.parent_id)
where p.tenant_id = pg_temp.bench_id(0, 0);

insert into product_option (tenant_id, product_id, position, name, option_values)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(3, n), o.position, o.name, o.option_values
from generate_series(1, current_setting('bench.products')::bigint) n
cross join lateral (values
    (1, 'Taille', array['S', 'M', 'L']),
    (2, 'Couleur', array[(array['bleu', 'rouge', 'vert', 'écru'])[n % 4 + 1]])) o (position, name, option_values);

insert into product_option_value (tenant_id, product_id, name, value)
select o.tenant_id, o.product_id, o.name, u.value
from product_option o
cross join unnest(o.option_values) u (value)
where o.tenant_id = pg_temp.bench_id(0, 0);

insert into variant (tenant_id, id, product_id, position, sku, option_values, price_minor, compare_at_minor, cost_minor)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(4, n * 3 + v), pg_temp.bench_id(3, n), v, 'ART-' || n || '-' || v,
    array[(array['S', 'M', 'L'])[v], (array['bleu', 'rouge', 'vert', 'écru'])[n % 4 + 1]],
    900 + n * 7919 % 20000 + (v - 1) * 200,
    case when n % 3 = 0 then 900 + n * 7919 % 20000 + 1000 end, 500
from generate_series(1, current_setting('bench.products')::bigint) n
cross join generate_series(1, 3) v;

call pg_temp.bench_analyze();

-- Every ninth product is sold out.
insert into stock_level (tenant_id, variant_id, location_id, quantity)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(4, n * 3 + v), pg_temp.bench_id(1, l),
    case when n % 9 = 0 then 0 else (n * 31 + v * 17 + l * 7) % 8 + 1 end
from generate_series(1, current_setting('bench.products')::bigint) n
cross join generate_series(1, 3) v
cross join generate_series(1, 2) l;

insert into product_image (tenant_id, id, product_id, position, alt_text, external_url)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(5, n * 2 + i), pg_temp.bench_id(3, n), i, 'Vue ' || i,
    'https://images.example/bench/' || n || '-' || i || '.webp'
from generate_series(1, current_setting('bench.products')::bigint) n
cross join generate_series(1, 2) i;

-- Twenty-four products are put forward, spread over the catalogue.
update product p
set featured_position = w.place
from generate_series(1, 24) as w (place)
where p.tenant_id = pg_temp.bench_id(0, 0)
    and p.id = pg_temp.bench_id(3, w.place * (current_setting('bench.products')::bigint / 25) + 1);

-- Four reviews a product, three of them published. The trigger that counts them row by row is passed over, and its sums
-- are written at once.
set session_replication_role = replica;
insert into product_review (tenant_id, id, product_id, author_name, rating, title, body, is_verified, status, created_at)
select pg_temp.bench_id(0, 0), pg_temp.bench_id(6, n * 4 + r), pg_temp.bench_id(3, n),
    (array['Camille', 'Julien', 'Nadia', 'Thomas', 'Élodie'])[(n + r) % 5 + 1], (n * 7 + r * 3) % 5 + 1, 'Avis ' || r,
    'Porté tout l’hiver sans un accroc, la coupe tombe bien et la couleur n’a pas bougé au lavage.', r % 2 = 0,
    case when r = 4 then 'PENDING' else 'PUBLISHED' end, timestamptz '2025-06-01' + (n * 4 + r) * interval '1 minute'
from generate_series(1, current_setting('bench.products')::bigint) n
cross join generate_series(1, 4) r;
set session_replication_role = origin;
update product p
set rating_count = s.count, rating_sum = s.sum
from (
    select r.product_id, count(*) as count, sum(r.rating) as sum
    from product_review r
    where r.tenant_id = pg_temp.bench_id(0, 0)
        and r.status = 'PUBLISHED'
    group by r.product_id) s
where p.tenant_id = pg_temp.bench_id(0, 0)
    and p.id = s.product_id;
