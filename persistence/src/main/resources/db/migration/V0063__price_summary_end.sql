-- A product that loses its last article has no price in any currency; its summary stayed before, and lists showed it.
create or replace function summarize_prices(of_tenant uuid, product_ids uuid[], only_currency text default null)
    returns void
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform from tenant_currency c where c.tenant_id = of_tenant order by c.currency for share;
    if not found then
        return;
    end if;
    delete from product_price s
    where s.tenant_id = of_tenant and s.product_id = any(product_ids)
        and (only_currency is null or s.currency = only_currency)
        and not exists (select from variant v where v.tenant_id = s.tenant_id and v.product_id = s.product_id);
    insert into product_price as kept (tenant_id, product_id, currency, min_price_minor, max_price_minor)
    select v.tenant_id, v.product_id, c.currency, min(r.price), max(r.price)
    from variant v
    join tenant_currency c on c.tenant_id = v.tenant_id
    left join variant_price x on x.tenant_id = v.tenant_id and x.variant_id = v.id and x.currency = c.currency
    cross join lateral (
        select coalesce(x.price_minor, convert_price(v.price_minor, c.minor_rate, c.step_minor, c.ending_minor))
    ) r (price)
    where v.tenant_id = of_tenant and v.product_id = any(product_ids)
        and (only_currency is null or c.currency = only_currency)
    group by v.tenant_id, v.product_id, c.currency
    on conflict (tenant_id, product_id, currency)
    do update set min_price_minor = excluded.min_price_minor, max_price_minor = excluded.max_price_minor
        where (kept.min_price_minor, kept.max_price_minor)
            is distinct from (excluded.min_price_minor, excluded.max_price_minor);
end
$$;

alter table product_price no force row level security;
alter table variant no force row level security;
delete from product_price s
where not exists (select from variant v where v.tenant_id = s.tenant_id and v.product_id = s.product_id);
alter table product_price force row level security;
alter table variant force row level security;
