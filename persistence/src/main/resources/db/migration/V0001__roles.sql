-- The three roles are created by whoever administers the database server (docs/runbooks/external-services.md);
-- the embedded server creates them itself. This migration runs as the owner and gives the other two what they need.
do $$
begin
    if not exists (select from pg_roles where rolname = 'quelyos_app')
        or not exists (select from pg_roles where rolname = 'quelyos_platform') then
        raise exception 'the roles quelyos_app and quelyos_platform do not exist'
            using hint = 'create them first: see docs/runbooks/external-services.md';
    end if;
end
$$;

revoke all on schema public from public;
grant usage on schema public to quelyos_app, quelyos_platform;
alter default privileges in schema public revoke execute on functions from public;

-- The tenant of the running transaction. It raises instead of answering null: a statement that reaches a tenant table
-- outside of the tenant door must fail, not find nothing.
create function current_tenant() returns uuid
    language plpgsql
    stable
    parallel safe
    set search_path = pg_catalog
as $$
declare
    setting text := current_setting('app.tenant_id', true);
begin
    if setting is null or setting = '' then
        raise exception 'no tenant is set for this transaction'
            using errcode = 'QT001', hint = 'reach tenant tables through TenantDb only';
    end if;
    return setting::uuid;
end
$$;
grant execute on function current_tenant() to quelyos_app;

-- Puts one table behind the tenant wall: forced row-level security and the only policy, for reads and writes alike.
-- The sub-select makes PostgreSQL evaluate the tenant once per statement and not once per row.
create procedure protect_tenant_table(target regclass)
    language plpgsql
    set search_path = public
as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy tenant_isolation on %s to quelyos_app'
        ' using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', target);
    execute format('grant select, insert, update, delete on %s to quelyos_app', target);
end
$$;
