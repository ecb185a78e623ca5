-- How long buyers keep pieces from others in all, and what is free where a shelf lost pieces that are kept for somebody.

-- Since when its buyer has kept pieces, in this checkout and in those right before it.
alter table checkout add column held_since timestamptz;
create index checkout_by_guest on checkout (tenant_id, guest_session, reserved_until) where guest_session is not null;

-- As V0070, but a place that has fewer pieces than are kept there has none, and takes none from the others.
create or replace view sellable_variant with (security_invoker = true) as
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
        when v.is_stock_tracked and not v.continues_when_out_of_stock then o.free
    end as sellable
from variant v
cross join lateral (
    select coalesce(sum(s.quantity), 0) as quantity, coalesce(sum(greatest(s.quantity - s.reserved, 0)), 0) as free
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
    where i.tenant_id = v.tenant_id
        and i.product_id = v.product_id
) b;
