-- The whole answer of home.graphql in one statement. The first part sets the tenant for the implicit transaction that both
-- parts share: one round trip, the same role and policies.
select set_config('app.tenant_id', ?, true);
select json_build_object('data', json_build_object(
    'vitrine', json_build_object(
        'navigation', (
            select coalesce(json_agg(
                json_build_object(
                    'slug', c.slug,
                    'name', c.name,
                    'children', (
                        select coalesce(json_agg(json_build_object('slug', b.slug, 'name', b.name)
                            order by b.position, b.id), '[]')
                        from category b
                        where b.parent_id = c.id))
                order by c.position, c.id), '[]')
            from category c
            where c.parent_id is null),
        'featuredProducts', json_build_object('nodes', (
            select coalesce(json_agg(
                json_build_object(
                    'id', 'prd_' || replace(p.id::text, '-', ''),
                    'slug', p.slug,
                    'name', p.name,
                    'brand', p.brand,
                    'priceFrom', json_build_object('amount', (p.min_price_minor * 0.01)::text, 'currency', 'EUR'),
                    'image', (
                        select json_build_object('url', i.external_url, 'altText', i.alt_text)
                        from product_image i
                        where i.product_id = p.id
                        order by i.position, i.id
                        limit 1))
                order by p.featured_position, p.id), '[]')
            from (
                select r.id, r.slug, r.name, r.brand, r.min_price_minor, r.featured_position
                from product r
                where r.status = 'ACTIVE'
                    and r.published_at <= now()
                    and r.featured_position is not null
                order by r.featured_position, r.id
                limit 12) p))),
    'shop', json_build_object('categories', (
        select coalesce(json_agg(
            json_build_object(
                'slug', c.slug,
                'name', c.name,
                'description', c.description,
                'children', (
                    select coalesce(json_agg(json_build_object('slug', b.slug, 'name', b.name)
                        order by b.position, b.id), '[]')
                    from category b
                    where b.parent_id = c.id))
            order by c.position, c.id), '[]')
        from category c
        where c.parent_id is null))))
