-- Restores of tenants from backups: who wanted which, how far it is, and what came of it.
create table tenant_restore (
    id uuid primary key,
    -- Not a reference: the book of restores outlives the backups.
    backup_id uuid not null,
    file_name text not null,
    -- Whose data the backup has, and whose it becomes.
    source_tenant_id uuid not null references tenant,
    tenant_id uuid not null references tenant,
    requested_by text not null,
    reason text not null,
    -- QUEUED and PREVIEWING look only; nothing is written before somebody has seen that and has confirmed it.
    state text not null default 'QUEUED' check (state in
        ('QUEUED', 'PREVIEWING', 'PREVIEWED', 'CONFIRMED', 'RUNNING', 'SUCCEEDED', 'REFUSED', 'FAILED', 'CANCELLED')),
    is_cancel_requested boolean not null default false,
    attempts int not null default 0,
    rows_done bigint not null default 0,
    rows_total bigint,
    -- Table by table: [{"table", "created", "updated", "kept", "conflicts"}].
    preview jsonb not null default '[]' check (jsonb_typeof(preview) = 'array'),
    result jsonb not null default '[]' check (jsonb_typeof(result) = 'array'),
    refusal text,
    failure text,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    check ((finished_at is not null) = (state in ('SUCCEEDED', 'REFUSED', 'FAILED', 'CANCELLED'))),
    check ((refusal is not null) = (state = 'REFUSED')),
    check ((failure is not null) = (state in ('REFUSED', 'FAILED')))
);
create index tenant_restore_by_tenant on tenant_restore (tenant_id, id);
create index tenant_restore_by_source on tenant_restore (source_tenant_id);
create unique index tenant_restore_under_way on tenant_restore (tenant_id)
    where state in ('QUEUED', 'PREVIEWING', 'CONFIRMED', 'RUNNING');
grant select, insert, update on tenant_restore to quelyos_platform;
grant execute on function schema_version() to quelyos_platform;

-- A copy of a tenant must not write to the customers of the one that it was made of.
alter table tenant add column is_outgoing_off boolean not null default false;
create function is_outgoing_off(of_tenant uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    return coalesce((select t.is_outgoing_off from tenant t where t.id = of_tenant), true);
grant execute on function is_outgoing_off(uuid) to quelyos_app;

-- Within a table a row may come before the one that it points to; a restore looks at that when all are there.
do $$
declare
    reference record;
begin
    for reference in
        select k.conname, cast(k.conrelid as regclass) as child
        from pg_constraint k
        join pg_policy p on p.polrelid = k.conrelid and p.polname = 'tenant_isolation'
        where k.contype = 'f' and k.conrelid = k.confrelid
    loop
        execute format('alter table %s alter constraint %I deferrable initially immediate', reference.child, reference.conname);
    end loop;
end
$$;

-- 'a.x = b.x and …' for some columns; 'true' for none.
create function restore_match(left_alias text, right_alias text, columns text[]) returns text
    language sql immutable set search_path = pg_catalog, public, pg_temp
    return coalesce((
        select string_agg(format('%s.%I = %s.%I', left_alias, c.name, right_alias, c.name), ' and ' order by c.position)
        from unnest(columns) with ordinality c (name, position)), 'true');
grant execute on function restore_match(text, text, text[]) to quelyos_app;

-- 'row(a.x, …)' for some columns.
create function restore_row(alias text, columns text[]) returns text
    language sql immutable set search_path = pg_catalog, public, pg_temp
    return format('row(%s)', (
        select string_agg(format('%s.%I', alias, c.name), ', ' order by c.position)
        from unnest(columns) with ordinality c (name, position)));
grant execute on function restore_row(text, text[]) to quelyos_app;

-- The columns that a restore sets back in rows that are there.
create function restore_changes(target regclass, columns text[], treatment text, once text[], raised text) returns text[]
    language sql stable set search_path = pg_catalog, public, pg_temp
    return case treatment
        when 'REPLACE' then array(
            select c.name
            from unnest(columns) with ordinality c (name, position)
            where c.name <> all (backup_key(target)) and c.name <> all (once)
            order by c.position)
        when 'RAISE' then array[raised]
        else cast('{}' as text[])
    end;
grant execute on function restore_changes(regclass, text[], text, text[], text) to quelyos_app;

-- Writes rows of a backup into a table of the transaction's tenant and tells what became of them. Rows that are the same
-- already are not touched, not even locked. Where a unique value is in the way, the rows are tried one by one, and those
-- that do not get in are given back: another row may make room for them.
create function restore_rows(target regclass, lines json, columns text[], treatment text, once text[], raised text,
    out created bigint, out updated bigint, out refused text[], out conflict text)
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    key text[] := array_remove(backup_key(target), 'tenant_id');
    changes text[] := restore_changes(target, columns, treatment, once, raised);
    names text := (select string_agg(quote_ident(c), ', ') from unnest(columns) c);
    same text := case when changes = '{}' then 'true'
        when treatment = 'RAISE' then format('s.%1$I >= g.%1$I', raised)
        else restore_row('s', changes) || ' is not distinct from ' || restore_row('g', changes) end;
    statement text;
    line json;
    one_created bigint;
    one_updated bigint;
begin
    statement := format(
        'with written as ('
        ' insert into %1$s as t (tenant_id, %2$s)'
        ' select (select current_tenant()), %2$s from json_populate_recordset(cast(null as %1$s), $1) g'
        ' where not exists (select from %1$s s where s.tenant_id = (select current_tenant()) and %3$s and %4$s)'
        ' on conflict (%5$s) %6$s returning old.tenant_id is null as is_new)'
        ' select count(*) filter (where is_new), count(*) filter (where not is_new) from written',
        target, names, restore_match('s', 'g', key), same,
        (select string_agg(quote_ident(k), ', ') from unnest(backup_key(target)) k),
        case when changes = '{}' then 'do nothing' else
            'do update set ' || (select string_agg(format('%1$I = excluded.%1$I', c), ', ') from unnest(changes) c) end);
    refused := '{}';
    begin
        execute statement into created, updated using lines;
    exception when unique_violation then
        created := 0;
        updated := 0;
        for line in select e from json_array_elements(lines) e loop
            begin
                execute statement into one_created, one_updated using json_build_array(line);
                created := created + one_created;
                updated := updated + one_updated;
            exception when unique_violation then
                get stacked diagnostics conflict = constraint_name;
                refused := refused || cast(line as text);
            end;
        end loop;
    end;
end
$$;
grant execute on function restore_rows(regclass, json, text[], text, text[], text) to quelyos_app;

-- What restore_rows would do, and how many of the rows have a unique value that another row has now.
create function preview_rows(target regclass, lines json, columns text[], treatment text, once text[], raised text,
    out created bigint, out updated bigint, out conflicts bigint)
    language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$
declare
    key text[] := array_remove(backup_key(target), 'tenant_id');
    changes text[] := restore_changes(target, columns, treatment, once, raised);
    unique_key record;
    found bigint;
begin
    execute format(
        'select count(*) filter (where s.tenant_id is null), count(*) filter (where s.tenant_id is not null and %3$s)'
        ' from json_populate_recordset(cast(null as %1$s), $1) g'
        ' left join %1$s s on s.tenant_id = (select current_tenant()) and %2$s',
        target, restore_match('s', 'g', key),
        case when changes = '{}' then 'false'
            when treatment = 'RAISE' then format('s.%1$I < g.%1$I', raised)
            else restore_row('s', changes) || ' is distinct from ' || restore_row('g', changes) end)
    into created, updated using lines;
    conflicts := 0;
    for unique_key in
        select array(
                select cast(a.attname as text)
                from unnest(cast(i.indkey as int2[])) k (attnum)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                where a.attname <> 'tenant_id') as names,
            coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') as condition
        from pg_index i
        where i.indrelid = target and i.indisunique and not i.indisprimary
    loop
        continue when key = '{}';
        execute format(
            'select count(*) from (select * from json_populate_recordset(cast(null as %1$s), $1) where %2$s) g'
            ' join (select * from %1$s where tenant_id = (select current_tenant()) and %2$s) s on %3$s'
            ' where %4$s is distinct from %5$s',
            target, unique_key.condition, restore_match('s', 'g', unique_key.names), restore_row('s', key),
            restore_row('g', key))
        into found using lines;
        conflicts := conflicts + found;
    end loop;
end
$$;
grant execute on function preview_rows(regclass, json, text[], text, text[], text) to quelyos_app;

-- What lists read of products follows from variants and stock, which a restore may have changed.
create function settle_restored_products() returns void
    language sql set search_path = pg_catalog, public, pg_temp
as $$
    update product p
    set min_price_minor = s.min_price_minor, max_price_minor = s.max_price_minor, is_available = s.is_available,
        variant_count = s.variant_count
    from (
        select v.product_id, min(v.price_minor) as min_price_minor, max(v.price_minor) as max_price_minor,
            cast(count(*) as int) as variant_count, bool_or(v.sellable is null or v.sellable > 0) as is_available
        from sellable_variant v
        where v.tenant_id = (select current_tenant())
        group by v.product_id
    ) s
    where p.tenant_id = (select current_tenant()) and p.id = s.product_id
        and (p.min_price_minor, p.max_price_minor, p.is_available, p.variant_count)
            is distinct from (s.min_price_minor, s.max_price_minor, s.is_available, s.variant_count)
$$;
grant execute on function settle_restored_products() to quelyos_app;
