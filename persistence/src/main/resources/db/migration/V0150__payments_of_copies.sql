-- A copy has the provider's names for payments that are its original's. When a tenant was made as a copy, by the book of
-- restores, which also an instance of an older version writes; null for all others.
create function copied_at(of_tenant uuid) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    return (select min(r.created_at) from tenant_restore r where r.tenant_id = of_tenant and r.source_tenant_id <> of_tenant);
grant execute on function copied_at(uuid) to quelyos_app;

-- Has jobs of payments that were put off done now: their data has the tenant's id and, where they were put off, a number.
-- Jobs whose time has not come for the first time have no number and wait for it.
create function wake_payment_jobs(of_tenant uuid) returns bigint
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp
begin atomic
    with woken as (
        update scheduled_tasks s
        set execution_time = now(), version = s.version + 1
        where s.task_name in ('payment-deadline', 'payment-let-go', 'payment-look', 'payment-request', 'payment-start')
            and not s.picked
            and s.execution_time > now()
            and convert_from(s.task_data, 'UTF8') like of_tenant || ' %'
        returning 1
    )
    select count(*) from woken;
end;
grant execute on function wake_payment_jobs(uuid) to quelyos_platform;
