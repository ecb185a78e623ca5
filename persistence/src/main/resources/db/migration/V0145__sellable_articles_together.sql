-- As sellable_variant, for all articles of some products at once: stock and bundles are read in one go and not once for each
-- article, which for the articles of a page takes half of the time. The full join is one because no loop can make it: of an
-- array the planner knows no length, and believes that there is one row, which would be joined with each of the others.
create function sellable_variants(product_ids uuid[]) returns setof sellable_variant
    language sql stable parallel safe rows 100
begin atomic
    with w as materialized (
        select v.tenant_id, v.id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.price_minor,
            v.compare_at_minor, v.cost_minor, v.weight_grams, v.is_stock_tracked, v.continues_when_out_of_stock,
            v.requires_shipping, v.is_taxable, v.unit_amount
        from variant v
        where v.product_id = any (product_ids)
    ), o as materialized (
        select s.variant_id, sum(s.quantity) as quantity, sum(greatest(s.quantity - s.reserved, 0)) as free
        from stock_level s
        where s.variant_id = any (array(select w.id from w))
        group by s.variant_id
    ), b as materialized (
        select i.product_id,
            min(case
                when c.id is null then 0
                when c.is_stock_tracked then greatest(q.quantity, 0) / i.quantity
            end) as on_hand,
            min(case
                when c.id is null then 0
                when c.is_stock_tracked and not c.continues_when_out_of_stock then q.free / i.quantity
            end) as sellable
        from bundle_item i
        left join variant c on c.tenant_id = i.tenant_id and c.id = i.variant_id
        left join lateral (
            select coalesce(sum(s.quantity), 0) as quantity, coalesce(sum(greatest(s.quantity - s.reserved, 0)), 0) as free
            from stock_level s
            where s.tenant_id = c.tenant_id
                and s.variant_id = c.id
        ) q on true
        where i.product_id = any (product_ids)
        group by i.product_id
    )
    select w.tenant_id, w.id, w.product_id, w.position, w.sku, w.barcode, w.option_values, w.price_minor, w.compare_at_minor,
        w.cost_minor, w.weight_grams, w.is_stock_tracked, w.continues_when_out_of_stock, w.requires_shipping, w.is_taxable,
        w.unit_amount,
        b.product_id is not null as is_bundle,
        case
            when b.product_id is not null then b.on_hand
            when w.is_stock_tracked then coalesce(o.quantity, 0)
        end as on_hand,
        case
            when b.product_id is not null then b.sellable
            when w.is_stock_tracked and not w.continues_when_out_of_stock then coalesce(o.free, 0)
        end as sellable
    from w
    full join o on o.variant_id = w.id
    left join b on b.product_id = w.product_id;
end;
grant execute on function sellable_variants to quelyos_app;
