-- Restores of large tenants: the work for a row must not grow with the table.

-- As V0131, but each row is looked up by its key (that is what "offset 0" keeps the planner to): to compare a batch with the
-- whole table made a restore of twice the rows four times as long.
create or replace function restore_rows(target regclass, lines json, columns text[], treatment text, once text[], raised text,
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
        ' where not exists (select from %1$s s where s.tenant_id = (select current_tenant()) and %3$s and %4$s offset 0)'
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

-- As V0131, likewise.
create or replace function preview_rows(target regclass, lines json, columns text[], treatment text, once text[], raised text,
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
        ' left join lateral ('
        ' select * from %1$s s where s.tenant_id = (select current_tenant()) and %2$s offset 0) s on true',
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
            ' cross join lateral ('
            ' select * from %1$s s where s.tenant_id = (select current_tenant()) and %2$s and %3$s offset 0) s'
            ' where %4$s is distinct from %5$s',
            target, unique_key.condition, restore_match('s', 'g', unique_key.names), restore_row('s', key),
            restore_row('g', key))
        into found using lines;
        conflicts := conflicts + found;
    end loop;
end
$$;

-- As V0009, but by variables. Behind a policy a condition with coalesce() in it counts as leaking, so no index was used for it,
-- and each review passed over all products.
create or replace function count_reviews() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
declare
    gone_count int := 0;
    gone_sum int := 0;
    come_count int := 0;
    come_sum int := 0;
    of_tenant uuid := coalesce(new.tenant_id, old.tenant_id);
    of_product uuid := coalesce(new.product_id, old.product_id);
begin
    if tg_op <> 'INSERT' and old.status = 'PUBLISHED' then
        gone_count := 1;
        gone_sum := old.rating;
    end if;
    if tg_op <> 'DELETE' and new.status = 'PUBLISHED' then
        come_count := 1;
        come_sum := new.rating;
    end if;
    if come_count <> gone_count or come_sum <> gone_sum then
        update product p
        set rating_count = p.rating_count + come_count - gone_count, rating_sum = p.rating_sum + come_sum - gone_sum
        where p.tenant_id = of_tenant and p.id = of_product;
    end if;
    return null;
end
$$;
