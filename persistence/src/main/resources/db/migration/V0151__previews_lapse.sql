-- What was previewed waits for an operator, and keeps its backup, for a while only; it is then over with its reason.
-- One without a time, as an instance of an older version makes it, has lapsed.
alter table tenant_restore add column lapses_at timestamptz;
update tenant_restore
set lapses_at = now() + interval '24 hours'
where state = 'PREVIEWED';

do $$
declare
    outdated text;
begin
    select k.conname into strict outdated
    from pg_constraint k
    where k.conrelid = 'tenant_restore'::regclass and k.contype = 'c' and pg_get_constraintdef(k.oid) like '%failure IS NOT NULL%';
    execute format('alter table tenant_restore drop constraint %I', outdated);
end
$$;
alter table tenant_restore add constraint tenant_restore_failure_check
    check (case state when 'REFUSED' then failure is not null when 'FAILED' then failure is not null
        when 'CANCELLED' then true else failure is null end);
create index tenant_restore_lapsing on tenant_restore (lapses_at) where state = 'PREVIEWED';
