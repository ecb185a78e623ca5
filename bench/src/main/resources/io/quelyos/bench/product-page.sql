-- The whole answer of product-page.graphql in one statement. The first part sets the tenant for the implicit transaction
-- that both parts share, so that this is one round trip, as the application role, under the same policies.
select set_config('app.tenant_id', ?, true);
select json_build_object('data', json_build_object('shop', json_build_object('product', (
    select json_build_object(
        'id', 'prd_' || replace(p.id::text, '-', ''),
        'slug', p.slug,
        'name', p.name,
        'descriptionHtml', p.description_html,
        'brand', p.brand,
        'tags', p.tags,
        'available', p.is_available,
        'priceRange', json_build_object(
            'min', json_build_object('amount', (p.min_price_minor * 0.01)::text, 'currency', 'EUR'),
            'max', json_build_object('amount', (p.max_price_minor * 0.01)::text, 'currency', 'EUR')),
        'category', (
            select json_build_object('slug', c.slug, 'name', c.name)
            from category c
            where c.id = p.category_id),
        'options', (
            select coalesce(json_agg(json_build_object('name', o.name, 'values', o.option_values)
                order by o.position), '[]')
            from product_option o
            where o.product_id = p.id),
        'variants', (
            select coalesce(json_agg(
                json_build_object(
                    'id', 'var_' || replace(v.id::text, '-', ''),
                    'sku', v.sku,
                    'selectedOptions', (
                        select coalesce(json_agg(json_build_object('name', o.name, 'value', v.option_values[o.position])
                            order by o.position), '[]')
                        from product_option o
                        where o.product_id = v.product_id),
                    'price', json_build_object('amount', (v.price_minor * 0.01)::text, 'currency', 'EUR'),
                    'compareAtPrice', case when v.compare_at_minor > v.price_minor then
                        json_build_object('amount', (v.compare_at_minor * 0.01)::text, 'currency', 'EUR') end,
                    'available', not v.is_stock_tracked or v.continues_when_out_of_stock or coalesce((
                        select sum(s.quantity)
                        from stock_level s
                        where s.variant_id = v.id), 0) > 0)
                order by v.position, v.id), '[]')
            from variant v
            where v.product_id = p.id),
        'images', (
            select coalesce(json_agg(json_build_object('url', i.external_url, 'altText', i.alt_text)
                order by i.position, i.id), '[]')
            from (
                select m.external_url, m.alt_text, m.position, m.id
                from product_image m
                where m.product_id = p.id
                order by m.position, m.id
                limit 10) i))
    from product p
    where p.slug = ?
        and p.status = 'ACTIVE'
        and p.published_at <= now()))))
