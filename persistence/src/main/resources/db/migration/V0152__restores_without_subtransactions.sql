-- As V0140, without a subtransaction for each batch. A transaction with more than 64 of them makes every other session look
-- up on disk whether rows are visible, as long as it lasts. Which rows have a unique value that another row has now is asked
-- before they are written; those are given back, as before. Should somebody take such a value in the same moment, or an
-- archive contradict itself, the restore as a whole fails with that. So it does where a row is in the way of a unique value
-- that is checked at the end of the transaction only: until then any row may make room for any other.
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
    from (
        select cast(c.relname as text) as name, coalesce(pg_get_expr(i.indpred, i.indrelid), 'true') as condition,
            coalesce((
                -- No index helps to find what "is not distinct from" something, so only where null is a value.
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
        join pg_class c on c.oid = i.indexrelid
        where i.indrelid = target and i.indisunique and i.indimmediate and not i.indisprimary and key <> '{}'
    ) u;
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
