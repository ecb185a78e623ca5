-- The whole answer of deep.graphql in one statement: fifty products with their articles, stock as the tenant's policy
-- shows it, and reviews with their authors. The first part sets the tenant for the implicit transaction that both share.
select set_config('app.tenant_id', ?, true);
select json_build_object('data', json_build_object('shop', json_build_object('products', json_build_object('nodes', (
    select coalesce(json_agg(
        json_build_object(
            'id', 'prd_' || replace(p.id::text, '-', ''),
            'slug', p.slug,
            'name', p.name,
            'available', p.is_available,
            'priceRange', json_build_object(
                'min', json_build_object('amount', (p.min_price_minor * 0.01)::text, 'currency', 'EUR'),
                'max', json_build_object('amount', (p.max_price_minor * 0.01)::text, 'currency', 'EUR')),
            'rating', json_build_object(
                'average', to_char(p.rating_sum::numeric / nullif(p.rating_count, 0), 'FM0.00'),
                'count', p.rating_count),
            'variants', (
                select coalesce(json_agg(
                    json_build_object(
                        'id', 'var_' || replace(v.id::text, '-', ''),
                        'sku', v.sku,
                        'price', json_build_object('amount', (v.price_minor * 0.01)::text, 'currency', 'EUR'),
                        'available', not v.is_stock_tracked or v.continues_when_out_of_stock or q.quantity > 0,
                        'stock', json_build_object(
                            'status', case
                                when q.quantity <= 0 then 'OUT_OF_STOCK'
                                when q.quantity <= 5 then 'LOW'
                                else 'IN_STOCK'
                            end,
                            'quantity', case when q.quantity between 1 and 5 then q.quantity end))
                    order by v.position, v.id), '[]')
                from variant v
                cross join lateral (
                    select coalesce(sum(s.quantity), 0) as quantity
                    from stock_level s
                    where s.variant_id = v.id) q
                where v.product_id = p.id),
            'reviews', json_build_object('nodes', (
                select coalesce(json_agg(
                    json_build_object(
                        'id', 'rev_' || replace(w.id::text, '-', ''),
                        'rating', w.rating,
                        'title', w.title,
                        'body', w.body,
                        'author', json_build_object('name', w.author_name, 'verified', w.is_verified))
                    order by w.created_at desc, w.id desc), '[]')
                from (
                    select m.id, m.rating, m.title, m.body, m.author_name, m.is_verified, m.created_at
                    from product_review m
                    where m.product_id = p.id
                        and m.status = 'PUBLISHED'
                    order by m.created_at desc, m.id desc
                    limit 3) w)))
        order by p.min_price_minor, p.id), '[]')
    from (
        select r.id, r.slug, r.name, r.is_available, r.min_price_minor, r.max_price_minor, r.rating_sum, r.rating_count
        from product r
        where r.status = 'ACTIVE'
            and r.published_at <= now()
            and exists (
                select from category_product c
                where c.product_id = r.id
                    and c.category_id = (select k.id from category k where k.slug = ?))
        order by r.min_price_minor, r.id
        limit 50) p)))))
