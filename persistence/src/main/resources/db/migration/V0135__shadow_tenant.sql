-- A shadow is a tenant that never lasts. A drill makes one in its own transaction, restores a backup into it, compares, and
-- rolls all of it back: nobody else ever sees the shadow, nothing of it leaves the database, whatever kills a drill removes
-- it, and no role needs a right to delete tenants.
alter table tenant add column is_shadow boolean not null default false;

create function refuse_shadow() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    raise exception 'a shadow tenant cannot last' using errcode = 'QT003', hint = 'make one in TenantDb.rehearse only';
end
$$;
-- At the end of the transaction, whoever ends it and by which path: a shadow is not committed.
create constraint trigger shadow_never_lasts after insert or update on tenant
    deferrable initially deferred for each row when (new.is_shadow) execute function refuse_shadow();

-- Makes the transaction's tenant, which there is not yet, a shadow that speaks and counts as another one. Its plan has no
-- limits: whether a backup is good does not depend on what its tenant pays for by now.
create function open_shadow(source uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into tenant (id, slug, name, state, plan_code, locale, currency, time_zone, is_outgoing_off, is_shadow)
    select current_tenant(), 'shadow-' || replace(cast(current_tenant() as text), '-', ''), 'Shadow', 'SUSPENDED',
        'ENTERPRISE', t.locale, t.currency, t.time_zone, true, true
    from tenant t
    where t.id = source;
    if not found then
        raise exception 'there is no tenant % to make a shadow of', source;
    end if;
end
$$;
grant execute on function open_shadow(uuid) to quelyos_app;

-- Checks and does at once what of the tenant tables waits for the commit, for a transaction that has none.
create function settle_deferred() returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    waiting record;
begin
    for waiting in
        select distinct k.conname
        from pg_constraint k
        join pg_policy p on p.polrelid = k.conrelid and p.polname = 'tenant_isolation'
        where k.condeferrable
        order by k.conname
    loop
        execute format('set constraints %I immediate', waiting.conname);
    end loop;
end
$$;
grant execute on function settle_deferred() to quelyos_app;
