-- An order that takes the last piece changes nothing that its products are found by, only the place among other answers. So
-- no document is put together for it while its buyer waits, and with the buyer whoever else buys there.
alter table product_search_due add column standing_ids uuid[] not null default '{}';

-- Writes the standing of some products of a tenant, whose words follow it. In turn with put_product_search, which would
-- otherwise write the standing that it read before.
create function put_search_standing(of_tenant uuid, due uuid[]) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
    perform pg_advisory_xact_lock(hashtextextended('product_search ' || of_tenant, 0));
    update product_search s
    set standing = product_standing(p.is_available, p.sold_count)
    from unnest(due) d (id)
    join product p on p.tenant_id = of_tenant and p.id = d.id
    where s.tenant_id = of_tenant and s.product_id = d.id
        and s.standing <> product_standing(p.is_available, p.sold_count);
end
$$;
grant execute on function put_search_standing(uuid, uuid[]) to quelyos_app;

-- As before, but for what has changed in its standing alone.
create or replace function refresh_product_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    due uuid[];
    moved uuid[];
begin
    with taken as (
        delete from product_search_due d
        where d.tenant_id = new.tenant_id and d.transaction_id = new.transaction_id
        returning d.product_ids, d.standing_ids
    ), whole as materialized (
        select distinct i.id
        from taken t
        cross join unnest(t.product_ids) i (id)
    ), standing as (
        select i.id
        from taken t
        cross join unnest(t.standing_ids) i (id)
        except
        select w.id
        from whole w
    )
    select (select array_agg(w.id) from whole w), (select array_agg(s.id) from standing s) into due, moved;
    if coalesce(cardinality(due), 0) + coalesce(cardinality(moved), 0) > 500 then
        perform put_search_later(new.tenant_id, due || moved);
        return null;
    end if;
    if due is not null then
        perform put_product_search(new.tenant_id, due);
    end if;
    if moved is not null then
        perform put_search_standing(new.tenant_id, moved);
    end if;
    return null;
end
$$;

create or replace function product_updated_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids, standing_ids)
    select c.tenant_id, pg_current_xact_id(), coalesce(array_agg(c.id) filter (where c.is_told_otherwise), '{}'),
        coalesce(array_agg(c.id) filter (where not c.is_told_otherwise), '{}')
    from (
        select n.tenant_id, n.id,
            (n.name, n.brand, n.product_type, n.category_id, n.tags, n.description_html, n.status, n.published_at)
                is distinct from
                (o.name, o.brand, o.product_type, o.category_id, o.tags, o.description_html, o.status, o.published_at)
                as is_told_otherwise,
            product_standing(n.is_available, n.sold_count) <> product_standing(o.is_available, o.sold_count)
                as stands_otherwise
        from changed n
        join gone o on o.tenant_id = n.tenant_id and o.id = n.id
    ) c
    where c.is_told_otherwise or c.stands_otherwise
    group by c.tenant_id
    on conflict (tenant_id, transaction_id) do update
    set product_ids = d.product_ids || excluded.product_ids, standing_ids = d.standing_ids || excluded.standing_ids;
    return null;
end
$$;
