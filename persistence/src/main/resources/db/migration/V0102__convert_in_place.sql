-- Prices are converted where they are compared: a function with settings or a sub-select of its own is called for each row,
-- one that is a single expression becomes part of the statement. The result is as before (CurrencyRuleTest).

-- A whole number of steps, halves to the even one.
create function nearest_steps(above numeric, step_minor bigint) returns bigint
    language sql immutable parallel safe
    return div(above, step_minor)::bigint + case
        when 2 * mod(above, step_minor::numeric) > step_minor then 1
        when 2 * mod(above, step_minor::numeric) = step_minor then mod(div(above, step_minor)::bigint, 2)
        else 0
    end;

create or replace function convert_price(base_minor bigint, minor_rate numeric, step_minor bigint, ending_minor bigint)
    returns bigint
    language sql immutable parallel safe
    return case
        when base_minor = 0 then 0
        else least(100000000000, greatest(
            nearest_steps(least(greatest(base_minor * minor_rate - ending_minor, 0), 100000000000), step_minor),
            case when ending_minor = 0 then 1 else 0 end) * step_minor + ending_minor)
    end;
grant execute on function nearest_steps(numeric, bigint), convert_price(bigint, numeric, bigint, bigint) to quelyos_app;
