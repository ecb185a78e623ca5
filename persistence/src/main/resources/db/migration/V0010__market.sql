-- In which languages and for which money a tenant sells beside its own, which stand in the table tenant and are always
-- offered. What is taken off these lists is offered no longer; translations and prices of it stay and hold again when it
-- comes back.
create table tenant_locale (
    tenant_id uuid not null references tenant,
    locale text not null check (locale ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' and length(locale) <= 35),
    created_at timestamptz not null default now(),
    primary key (tenant_id, locale)
);
call protect_tenant_table('tenant_locale');
create trigger tenant_locale_changed after insert or update or delete on tenant_locale
    for each row execute function notify_tenant_changed();

create table tenant_currency (
    tenant_id uuid not null references tenant,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- How many of it one of the tenant's own currency is worth.
    rate numeric(20, 10) not null check (rate > 0 and rate <= 1000000),
    -- The same between minor units, which the two currencies can have different numbers of.
    minor_rate numeric(26, 13) not null check (minor_rate > 0),
    -- Converted prices are a multiple of the step plus the ending: step 100 and ending 99 make 12.99.
    step_minor bigint not null default 1 check (step_minor between 1 and 1000000000),
    ending_minor bigint not null default 0 check (ending_minor >= 0),
    version int not null default 1,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, currency),
    check (ending_minor < step_minor)
);
call protect_tenant_table('tenant_currency');
create trigger tenant_currency_changed after insert or update or delete on tenant_currency
    for each row execute function notify_tenant_changed();

create table product_translation (
    tenant_id uuid not null references tenant,
    product_id uuid not null,
    locale text not null,
    name text check (length(name) between 1 and 255),
    description_html text,
    seo_title text,
    seo_description text,
    version int not null default 1,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, product_id, locale),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
comment on column product_translation.name is 'null, as every part: the product''s own';
call protect_tenant_table('product_translation');

create table category_translation (
    tenant_id uuid not null references tenant,
    category_id uuid not null,
    locale text not null,
    name text check (length(name) between 1 and 255),
    description text,
    version int not null default 1,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, category_id, locale),
    foreign key (tenant_id, category_id) references category (tenant_id, id) on delete cascade
);
call protect_tenant_table('category_translation');

-- What an article costs in a currency, where it is not to be converted.
create table variant_price (
    tenant_id uuid not null references tenant,
    variant_id uuid not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    price_minor bigint not null check (price_minor >= 0),
    compare_at_minor bigint check (compare_at_minor >= 0),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, variant_id, currency),
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete cascade
);
call protect_tenant_table('variant_price');

-- What lists filter and sort by in another currency than the tenant's own; kept by the triggers below, whoever writes.
create table product_price (
    tenant_id uuid not null references tenant,
    product_id uuid not null,
    currency text not null,
    min_price_minor bigint not null,
    max_price_minor bigint not null,
    primary key (tenant_id, product_id, currency),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade,
    foreign key (tenant_id, currency) references tenant_currency (tenant_id, currency) on delete cascade
);
create index product_price_by_price on product_price (tenant_id, currency, min_price_minor, product_id);
call protect_tenant_table('product_price');

-- One price in another currency: the nearest that the step and the ending allow, halves to the even multiple. What costs
-- something never becomes free, and nothing costs more than 10^18, so that every sum stays a bigint. The class
-- CurrencyRule reckons the same, and a test compares the two.
create function convert_price(base_minor bigint, minor_rate numeric, step_minor bigint, ending_minor bigint)
    returns bigint
    language sql immutable strict parallel safe set search_path = pg_catalog
as $$
    select case
        when base_minor = 0 then 0
        else greatest(
            a.whole + case when 2 * a.rest > step_minor or (2 * a.rest = step_minor and mod(a.whole, 2) = 1) then 1 else 0 end,
            case when ending_minor = 0 then 1 else 0 end) * step_minor + ending_minor
        end
    from (
        select div(b.above, step_minor) as whole, mod(b.above, step_minor::numeric) as rest
        from (select least(greatest(base_minor * minor_rate - ending_minor, 0), 1000000000000000000)) b (above)
    ) a
$$;
grant execute on function convert_price(bigint, numeric, bigint, bigint) to quelyos_app;

-- Reckons what lists read of some products again, in one currency or, where none is named, in all. The currencies are locked first: a change of a rate waits for what is
-- under way with the old one, and is seen by whatever comes after it.
create function summarize_prices(of_tenant uuid, product_ids uuid[], only_currency text default null) returns void
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform from tenant_currency c where c.tenant_id = of_tenant order by c.currency for share;
    if not found then
        return;
    end if;
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
grant execute on function summarize_prices(uuid, uuid[], text) to quelyos_app;

create function variant_priced() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform summarize_prices(t.tenant_id, array_agg(distinct t.product_id)) from touched t group by t.tenant_id;
    return null;
end
$$;
create trigger variant_priced_on_insert after insert on variant
    referencing new table as touched for each statement execute function variant_priced();
create trigger variant_priced_on_update after update on variant
    referencing new table as touched for each statement execute function variant_priced();
create trigger variant_priced_on_delete after delete on variant
    referencing old table as touched for each statement execute function variant_priced();

create function variant_price_changed() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform summarize_prices(v.tenant_id, array_agg(distinct v.product_id))
    from touched t
    join variant v on v.tenant_id = t.tenant_id and v.id = t.variant_id
    group by v.tenant_id;
    return null;
end
$$;
create trigger variant_price_inserted after insert on variant_price
    referencing new table as touched for each statement execute function variant_price_changed();
create trigger variant_price_updated after update on variant_price
    referencing new table as touched for each statement execute function variant_price_changed();
create trigger variant_price_deleted after delete on variant_price
    referencing old table as touched for each statement execute function variant_price_changed();

create function currency_converted() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform summarize_prices(new.tenant_id, array_agg(p.id), new.currency)
    from product p
    where p.tenant_id = new.tenant_id;
    return null;
end
$$;
create trigger tenant_currency_converted after insert or update on tenant_currency
    for each row execute function currency_converted();
