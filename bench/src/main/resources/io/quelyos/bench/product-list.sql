-- The whole answer of product-list.graphql in one statement, but for the cursor, which only the server can sign. The first
-- part sets the tenant for the implicit transaction that both parts share: one round trip, the same role and policies.
select set_config('app.tenant_id', ?, true);
select json_build_object('data', json_build_object('shop', json_build_object('products', json_build_object(
    'nodes', coalesce(json_agg(n.node order by n.place) filter (where n.place <= 20), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > 20)))))
from (
    select row_number() over (order by p.min_price_minor, p.id) as place,
        json_build_object(
            'id', 'prd_' || replace(p.id::text, '-', ''),
            'slug', p.slug,
            'name', p.name,
            'brand', p.brand,
            'available', p.is_available,
            'priceRange', json_build_object(
                'min', json_build_object('amount', (p.min_price_minor * 0.01)::text, 'currency', 'EUR'),
                'max', json_build_object('amount', (p.max_price_minor * 0.01)::text, 'currency', 'EUR')),
            'images', (
                select coalesce(json_agg(json_build_object('url', i.external_url, 'altText', i.alt_text)), '[]')
                from (
                    select m.external_url, m.alt_text
                    from product_image m
                    where m.product_id = p.id
                    order by m.position, m.id
                    limit 1) i)) as node
    from (
        select r.id, r.slug, r.name, r.brand, r.is_available, r.min_price_minor, r.max_price_minor
        from product r
        where r.status = 'ACTIVE'
            and r.published_at <= now()
            and exists (
                select from category_product c
                where c.product_id = r.id
                    and c.category_id = (select k.id from category k where k.slug = ?))
            and (r.min_price_minor, r.id) > (?, ?)
        order by r.min_price_minor, r.id
        limit 21) p) n
