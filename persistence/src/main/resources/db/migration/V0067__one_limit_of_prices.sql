-- No price is above 10^11 minor units, in any currency: io.quelyos.bff.pricing.money.PriceLimit. Rows that are there
-- already are left alone.
alter table variant add constraint variant_price_limit check (price_minor <= 100000000000) not valid;
alter table variant_price add constraint variant_price_limit check (price_minor <= 100000000000) not valid;

-- As before, but nothing costs more than the limit, whatever the step and the ending are. The class CurrencyRule
-- reckons the same, and a test compares the two.
create or replace function convert_price(base_minor bigint, minor_rate numeric, step_minor bigint, ending_minor bigint)
    returns bigint
    language sql immutable strict parallel safe set search_path = pg_catalog
as $$
    select case
        when base_minor = 0 then 0
        else least(100000000000, greatest(
            a.whole + case when 2 * a.rest > step_minor or (2 * a.rest = step_minor and mod(a.whole, 2) = 1) then 1 else 0 end,
            case when ending_minor = 0 then 1 else 0 end) * step_minor + ending_minor)
        end
    from (
        select div(b.above, step_minor) as whole, mod(b.above, step_minor::numeric) as rest
        from (select least(greatest(base_minor * minor_rate - ending_minor, 0), 100000000000)) b (above)
    ) a
$$;
