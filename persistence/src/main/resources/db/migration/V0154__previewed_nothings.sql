-- As V0140, and where nothing is a value that has to be unique (nulls not distinct), a row that has nothing too is in the way,
-- as restore_rows finds it.
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
        select coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') as condition,
            coalesce((
                select string_agg(
                    format(
                        case when i.indnullsnotdistinct and not a.attnotnull then 's.%1$I is not distinct from g.%1$I'
                            else 's.%1$I = g.%1$I' end,
                        a.attname),
                    ' and ' order by k.position)
                from unnest(cast(i.indkey as int2[])) with ordinality k (attnum, position)
                join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                where a.attname <> 'tenant_id'), 'true') as match
        from pg_index i
        where i.indrelid = target and i.indisunique and not i.indisprimary
    loop
        continue when key = '{}';
        execute format(
            'select count(*) from (select * from json_populate_recordset(cast(null as %1$s), $1) where %2$s) g'
            ' cross join lateral ('
            ' select * from %1$s s where s.tenant_id = (select current_tenant()) and %2$s and %3$s offset 0) s'
            ' where %4$s is distinct from %5$s',
            target, unique_key.condition, unique_key.match, restore_row('s', key), restore_row('g', key))
        into found using lines;
        conflicts := conflicts + found;
    end loop;
end
$$;
