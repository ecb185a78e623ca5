-- Platform tables: who the tenants are. The application role has no right on them; it asks the functions below, each of
-- which answers for one name only, so that no statement of a tenant's request can list the others.
create table plan (
    code text primary key,
    position int not null unique,
    max_users bigint,
    max_products bigint,
    max_orders_per_year bigint,
    cost_points_per_minute bigint not null check (cost_points_per_minute > 0)
);
comment on column plan.max_products is 'null: no limit';
insert into plan (code, position, max_users, max_products, max_orders_per_year, cost_points_per_minute) values
    ('STARTER', 1, 5, 1000, 5000, 300000),
    ('GROWTH', 2, 20, 10000, 20000, 600000),
    ('BUSINESS', 3, 50, 50000, 100000, 1500000),
    ('ENTERPRISE', 4, null, null, null, 6000000);

create table tenant (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name text not null check (length(name) between 1 and 200),
    state text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED')),
    plan_code text not null references plan,
    locale text not null default 'fr-FR',
    currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$'),
    time_zone text not null default 'Europe/Paris',
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create index tenant_by_name on tenant (name, id);

create table tenant_domain (
    domain text primary key check (domain = lower(domain) and length(domain) <= 253),
    tenant_id uuid not null references tenant,
    created_at timestamptz not null default now()
);
create index tenant_domain_by_tenant on tenant_domain (tenant_id);

create table tenant_origin (
    origin text primary key check (origin ~ '^https?://[a-z0-9.-]+(:[0-9]{1,5})?$'),
    tenant_id uuid not null references tenant
);
create index tenant_origin_by_tenant on tenant_origin (tenant_id);

create table tenant_usage (
    tenant_id uuid primary key references tenant,
    product_count bigint not null default 0 check (product_count >= 0),
    user_count bigint not null default 0 check (user_count >= 0)
);

create view tenant_directory with (security_invoker = true) as
    select t.id, t.slug, t.name, t.state, t.plan_code, t.locale, t.currency, t.time_zone,
           p.cost_points_per_minute
    from tenant t
    join plan p on p.code = t.plan_code;

create function tenant_by_domain(requested_domain text) returns setof tenant_directory
    language sql stable security definer set search_path = public
as $$
    select d.*
    from tenant_domain n
    join tenant_directory d on d.id = n.tenant_id
    where n.domain = lower(requested_domain)
$$;

create function tenant_by_slug(requested_slug text) returns setof tenant_directory
    language sql stable security definer set search_path = public
as $$
    select d.* from tenant_directory d where d.slug = requested_slug
$$;

create function tenant_by_id(requested_id uuid) returns setof tenant_directory
    language sql stable security definer set search_path = public
as $$
    select d.* from tenant_directory d where d.id = requested_id
$$;

create function tenant_by_origin(requested_origin text) returns setof tenant_directory
    language sql stable security definer set search_path = public
as $$
    select d.*
    from tenant_origin o
    join tenant_directory d on d.id = o.tenant_id
    where o.origin = lower(requested_origin)
$$;
grant execute on function tenant_by_domain(text), tenant_by_slug(text), tenant_by_id(uuid), tenant_by_origin(text)
    to quelyos_app;

-- Every server instance listens and forgets what it has cached of that tenant.
create function notify_tenant_changed() returns trigger
    language plpgsql security definer set search_path = public
as $$
declare
    changed jsonb := to_jsonb(coalesce(new, old));
begin
    perform pg_notify('tenant_changed', coalesce(changed ->> 'tenant_id', changed ->> 'id'));
    return null;
end
$$;
create trigger tenant_changed after insert or update or delete on tenant
    for each row execute function notify_tenant_changed();
create trigger tenant_domain_changed after insert or update or delete on tenant_domain
    for each row execute function notify_tenant_changed();
create trigger tenant_origin_changed after insert or update or delete on tenant_origin
    for each row execute function notify_tenant_changed();

-- Quotas. The counter's row is the lock that concurrent creations queue at, and the triggers on the counted tables are
-- the only writers, so that no path of the code can pass a limit.
create function count_usage(counted_tenant uuid, metric text, added bigint) returns void
    language plpgsql security definer set search_path = public
as $$
declare
    used bigint;
    allowed bigint;
begin
    insert into tenant_usage (tenant_id) values (counted_tenant) on conflict do nothing;
    if metric = 'products' then
        update tenant_usage set product_count = product_count + added where tenant_id = counted_tenant
            returning product_count into used;
        select p.max_products into allowed from tenant t join plan p on p.code = t.plan_code where t.id = counted_tenant;
    elsif metric = 'users' then
        update tenant_usage set user_count = user_count + added where tenant_id = counted_tenant
            returning user_count into used;
        select p.max_users into allowed from tenant t join plan p on p.code = t.plan_code where t.id = counted_tenant;
    else
        raise exception 'unknown metric %', metric;
    end if;
    if added > 0 and used > allowed then
        raise exception 'quota of % is reached', metric
            using errcode = 'QT002', detail = format('{"metric":"%s","limit":%s,"used":%s}', metric, allowed, used - added);
    end if;
end
$$;

create function count_inserted() returns trigger
    language plpgsql security definer set search_path = public
as $$
declare
    counted record;
begin
    for counted in select tenant_id, count(*) as added from inserted group by tenant_id loop
        perform count_usage(counted.tenant_id, tg_argv[0], counted.added);
    end loop;
    return null;
end
$$;

create function count_deleted() returns trigger
    language plpgsql security definer set search_path = public
as $$
declare
    counted record;
begin
    for counted in select tenant_id, count(*) as removed from deleted group by tenant_id loop
        perform count_usage(counted.tenant_id, tg_argv[0], -counted.removed);
    end loop;
    return null;
end
$$;

-- What is left of one quota of the transaction's tenant. It locks the counter, so that the answer holds until the
-- transaction ends: whoever asks before creating gets a typed refusal and not an aborted transaction.
create function remaining_quota(metric text, out quota_limit bigint, out used bigint)
    language plpgsql security definer set search_path = public
as $$
declare
    asking uuid := current_tenant();
begin
    insert into tenant_usage (tenant_id) values (asking) on conflict do nothing;
    if metric = 'products' then
        select u.product_count, p.max_products into used, quota_limit
        from tenant_usage u join tenant t on t.id = u.tenant_id join plan p on p.code = t.plan_code
        where u.tenant_id = asking for update of u;
    elsif metric = 'users' then
        select u.user_count, p.max_users into used, quota_limit
        from tenant_usage u join tenant t on t.id = u.tenant_id join plan p on p.code = t.plan_code
        where u.tenant_id = asking for update of u;
    else
        raise exception 'unknown metric %', metric;
    end if;
end
$$;
grant execute on function remaining_quota(text) to quelyos_app;

create table platform_audit (
    id uuid primary key,
    operator_id text not null,
    reason text not null check (length(reason) > 0),
    action text not null,
    tenant_id uuid,
    detail jsonb not null default '{}',
    created_at timestamptz not null default now()
);

grant select on plan, tenant_directory, tenant_usage, tenant_domain, tenant_origin to quelyos_platform;
grant select, insert, update on tenant to quelyos_platform;
grant insert, delete on tenant_domain, tenant_origin to quelyos_platform;
grant select, insert on platform_audit to quelyos_platform;
