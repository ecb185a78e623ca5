-- The whole answer of search.graphql in one statement, but for the cursor, which only the server can sign. The words come as
-- text queries, as the server makes them; what finds and ranks is the database's own function for both sides.
select set_config('app.tenant_id', ?, true);
select json_build_object('data', json_build_object('shop', json_build_object('search', json_build_object(
    'nodes', coalesce(json_agg(n.node order by n.place) filter (where n.place <= 20), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > 20)))))
from (
    select row_number() over (order by p.score desc, p.id desc) as place,
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
        select r.id, r.slug, r.name, r.brand, r.is_available, r.min_price_minor, r.max_price_minor, h.score
        from (select ?::text as phrase, ?::text[] as parts) q
        cross join lateral product_search_scores('fr', q.parts, false, q.phrase) h
        join product r on r.id = h.product_id
        where r.status = 'ACTIVE'
            and r.published_at <= now()
        order by h.score desc, r.id desc
        limit 21) p) n
