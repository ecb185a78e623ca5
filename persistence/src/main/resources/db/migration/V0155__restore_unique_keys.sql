-- The unique indexes of a table but its primary key: of which rows, and when a row s of the table and a row g of an archive
-- have the same value. Where null is a value too it is compared as one, which no index serves, so only there.
create function restore_unique_keys(target regclass, out name text, out condition text, out match text, out is_immediate boolean)
    returns setof record
    language sql stable set search_path = pg_catalog, public, pg_temp
begin atomic
    select cast(c.relname as text), coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'),
        coalesce((
            select string_agg(
                format(
                    case when i.indnullsnotdistinct and not a.attnotnull then 's.%1$I is not distinct from g.%1$I'
                        else 's.%1$I = g.%1$I' end,
                    a.attname),
                ' and ' order by k.position)
            from unnest(cast(i.indkey as int2[])) with ordinality k (attnum, position)
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
            where a.attname <> 'tenant_id' and k.position <= i.indnkeyatts), 'true'),
        i.indimmediate
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    where i.indrelid = target and i.indisunique and not i.indisprimary;
end;
grant execute on function restore_unique_keys(regclass) to quelyos_app;

-- As V0152, with these keys.
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
    hindered text;
    statement text;
    rest json := lines;
    one_created bigint;
    one_updated bigint;
begin
    select string_agg(
        format(
            'when %1$s and exists (select from %2$s s where s.tenant_id = (select current_tenant()) and %1$s and %3$s'
            ' and %4$s is distinct from %5$s offset 0) then %6$L',
            u.condition, target, u.match, restore_row('s', key), restore_row('g', key), u.name),
        ' ' order by u.name)
    into hindered
    from restore_unique_keys(target) u
    where u.is_immediate and key <> '{}';
    statement := format(
        'with given as materialized ('
        ' select g.* from %8$s'
        ' where not exists (select from %1$s s where s.tenant_id = (select current_tenant()) and %3$s and %4$s offset 0)'
        '), judged as materialized ('
        ' select g.*, %7$s as restored_hindrance from given g'
        '), written as ('
        ' insert into %1$s as t (tenant_id, %2$s)'
        ' select (select current_tenant()), %2$s from judged where restored_hindrance is null'
        ' on conflict (%5$s) %6$s returning old.tenant_id is null as is_new)'
        ' select (select count(*) from written where is_new), (select count(*) from written where not is_new),'
        ' coalesce(array_agg(cast(restored_line as text)), ''{}''), min(restored_hindrance)'
        ' from judged where restored_hindrance is not null',
        target, names, restore_match('s', 'g', key), same,
        (select string_agg(quote_ident(k), ', ') from unnest(backup_key(target)) k),
        case when changes = '{}' then 'do nothing' else
            'do update set ' || (select string_agg(format('%1$I = excluded.%1$I', c), ', ') from unnest(changes) c) end,
        case when hindered is null then 'cast(null as text)' else 'case ' || hindered || ' end' end,
        format(
            case when hindered is null
                then '(select cast(null as json) as restored_line, r.* from json_populate_recordset(cast(null as %s), $1) r) g'
                else 'rows from (json_array_elements($1), json_populate_recordset(cast(null as %s), $1)) as g (restored_line)'
            end,
            target));
    created := 0;
    updated := 0;
    -- Rows of the same batch make room for each other.
    loop
        execute statement into one_created, one_updated, refused, conflict using rest;
        created := created + one_created;
        updated := updated + one_updated;
        exit when refused = '{}' or one_created + one_updated = 0;
        rest := cast('[' || array_to_string(refused, ',') || ']' as json);
    end loop;
end
$$;

-- As V0154, with these keys.
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
        select * from restore_unique_keys(target)
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
