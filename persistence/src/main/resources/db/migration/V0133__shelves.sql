-- A list of a category shows twenty products of what may be hundreds of thousands. So that neither they nor the products of
-- other categories are read for it, what shops sort by stands beside a product's place in each category, and how many
-- products there are is kept (docs/adr/2026-11-21-sorted-shelves.md).

-- From when on buyers may see a product; null for one that they may not.
create function product_shown_from(status text, published_at timestamptz) returns timestamptz
    language sql immutable parallel safe
    return case when status = 'ACTIVE' then published_at end;
grant execute on function product_shown_from(text, timestamptz) to quelyos_app;

alter table category_product
    -- As of the product: null where it is not active.
    add column published_at timestamptz,
    add column name_key text collate "C",
    add column min_price_minor bigint,
    add column sold_count bigint,
    add column rating_average_hundredths int;

-- How many products stand on a shelf, kept in the transaction that puts them there. A shelf is a category, with those below
-- it, or the tenant's whole catalogue, whose id is the tenant's. The number is the sum of the shelf's rows: who finds one
-- locked takes another, so that nobody waits for who counts at the same time, and nobody can be in a circle of waiting ones.
create table shelf_count (
    tenant_id uuid not null references tenant,
    shelf_id uuid not null,
    id uuid not null default gen_random_uuid(),
    products bigint not null,
    -- Of them those that are active; the time of some may still be to come.
    published bigint not null,
    primary key (tenant_id, shelf_id, id)
    -- Room for a row's next version beside it, so that the index need not be written.
) with (fillfactor = 50);
call protect_tenant_table('shelf_count');
call follow_content('shelf_count');

-- What is there already. The owner is kept out by the policies, so they are lifted for the owner alone, and within this
-- transaction only.
alter table product no force row level security;
alter table category_product no force row level security;
alter table shelf_count no force row level security;
update category_product c
set published_at = product_shown_from(p.status, p.published_at), name_key = p.name_key,
    min_price_minor = p.min_price_minor, sold_count = p.sold_count,
    rating_average_hundredths = p.rating_average_hundredths
from product p
where p.tenant_id = c.tenant_id and p.id = c.product_id;
insert into shelf_count (tenant_id, shelf_id, products, published)
select c.tenant_id, c.category_id, count(*), count(c.published_at)
from category_product c
group by c.tenant_id, c.category_id;
insert into shelf_count (tenant_id, shelf_id, products, published)
select p.tenant_id, p.tenant_id, count(*), count(product_shown_from(p.status, p.published_at))
from product p
group by p.tenant_id;
alter table product force row level security;
alter table category_product force row level security;
alter table shelf_count force row level security;

alter table category_product
    alter column name_key set not null,
    alter column min_price_minor set not null,
    alter column sold_count set not null,
    alter column rating_average_hundredths set not null;

-- The order of each list of a shop. The time of publication stands in each, so that products whose time has not come are
-- passed over without a look at them.
create index category_product_by_name on category_product (tenant_id, category_id, name_key, product_id, published_at)
    where published_at is not null;
create index category_product_by_price
    on category_product (tenant_id, category_id, min_price_minor, product_id, published_at)
    where published_at is not null;
create index category_product_by_publication on category_product (tenant_id, category_id, published_at, product_id)
    where published_at is not null;
create index category_product_by_sales on category_product (tenant_id, category_id, sold_count, product_id, published_at)
    where published_at is not null;
create index category_product_by_rating
    on category_product (tenant_id, category_id, rating_average_hundredths, product_id, published_at)
    where published_at is not null;

-- Whoever puts a product on a shelf writes what it is sorted by, under a lock that lasts until the transaction ends. So who
-- changes the product meanwhile either was here first, and is read, or comes later, and finds the new place.
create function sort_onto_shelf() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
as $$
begin
    select product_shown_from(p.status, p.published_at), p.name_key, p.min_price_minor, p.sold_count,
        p.rating_average_hundredths
    into new.published_at, new.name_key, new.min_price_minor, new.sold_count, new.rating_average_hundredths
    from product p
    where p.tenant_id = new.tenant_id and p.id = new.product_id
    for share;
    return new;
end
$$;
create trigger category_product_sorted before insert on category_product
    for each row execute function sort_onto_shelf();

-- Statements of triggers keep the plan of their first run, which may have been for one row or for a hundred thousand. One
-- look-up for each product is right for both.
create function sort_shelves_anew() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
    set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
begin
    update category_product c
    set published_at = product_shown_from(n.status, n.published_at), name_key = n.name_key,
        min_price_minor = n.min_price_minor, sold_count = n.sold_count,
        rating_average_hundredths = n.rating_average_hundredths
    from changed n
    where c.tenant_id = n.tenant_id and c.product_id = n.id
        and (c.published_at, c.name_key, c.min_price_minor, c.sold_count, c.rating_average_hundredths) is distinct from
            (product_shown_from(n.status, n.published_at), n.name_key, n.min_price_minor, n.sold_count,
                n.rating_average_hundredths);
    return null;
end
$$;
create trigger product_sorted_anew after update on product referencing new table as changed
    for each statement execute function sort_shelves_anew();

-- Counts so many more, or fewer, on a shelf. Where there is no row at all, and fewer are to be counted, the tenant is being
-- removed, its counts first.
create function count_on_shelf(of_tenant uuid, on_shelf uuid, more bigint, more_published bigint) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
as $$
begin
    update shelf_count c
    set products = c.products + more, published = c.published + more_published
    where c.tenant_id = of_tenant and c.shelf_id = on_shelf and c.id = (
        select k.id
        from shelf_count k
        where k.tenant_id = of_tenant and k.shelf_id = on_shelf
        order by k.id
        limit 1
        for update skip locked);
    if not found and (more > 0 or more_published > 0 or exists (
        select from shelf_count k where k.tenant_id = of_tenant and k.shelf_id = on_shelf)) then
        insert into shelf_count (tenant_id, shelf_id, products, published)
        values (of_tenant, on_shelf, more, more_published);
    end if;
end
$$;
grant execute on function count_on_shelf(uuid, uuid, bigint, bigint) to quelyos_app;

create function count_category_products() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform count_on_shelf(c.tenant_id, c.category_id, count(*), count(c.published_at))
        from changed c
        group by c.tenant_id, c.category_id;
    elsif tg_op = 'DELETE' then
        perform count_on_shelf(g.tenant_id, g.category_id, -count(*), -count(g.published_at))
        from gone g
        group by g.tenant_id, g.category_id;
    else
        perform count_on_shelf(d.tenant_id, d.category_id, sum(d.more)::bigint, sum(d.more_published)::bigint)
        from (
            select c.tenant_id, c.category_id, count(*) as more, count(c.published_at) as more_published
            from changed c
            group by c.tenant_id, c.category_id
            union all
            select g.tenant_id, g.category_id, -count(*), -count(g.published_at)
            from gone g
            group by g.tenant_id, g.category_id
        ) d
        group by d.tenant_id, d.category_id
        having sum(d.more) <> 0 or sum(d.more_published) <> 0;
    end if;
    return null;
end
$$;
create trigger category_product_count_inserted after insert on category_product referencing new table as changed
    for each statement execute function count_category_products();
create trigger category_product_count_updated after update on category_product
    referencing new table as changed old table as gone for each statement execute function count_category_products();
create trigger category_product_count_deleted after delete on category_product referencing old table as gone
    for each statement execute function count_category_products();

create function count_catalogue() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    if tg_op = 'INSERT' then
        perform count_on_shelf(c.tenant_id, c.tenant_id, count(*), count(product_shown_from(c.status, c.published_at)))
        from changed c
        group by c.tenant_id;
    elsif tg_op = 'DELETE' then
        perform count_on_shelf(g.tenant_id, g.tenant_id, -count(*), -count(product_shown_from(g.status, g.published_at)))
        from gone g
        group by g.tenant_id;
    else
        perform count_on_shelf(d.tenant_id, d.tenant_id, 0, sum(d.more)::bigint)
        from (
            select c.tenant_id, count(product_shown_from(c.status, c.published_at)) as more
            from changed c
            group by c.tenant_id
            union all
            select g.tenant_id, -count(product_shown_from(g.status, g.published_at))
            from gone g
            group by g.tenant_id
        ) d
        group by d.tenant_id
        having sum(d.more) <> 0;
    end if;
    return null;
end
$$;
create trigger product_catalogue_inserted after insert on product referencing new table as changed
    for each statement execute function count_catalogue();
create trigger product_catalogue_updated after update on product
    referencing new table as changed old table as gone for each statement execute function count_catalogue();
create trigger product_catalogue_deleted after delete on product referencing old table as gone
    for each statement execute function count_catalogue();

-- What goes with its product or its category goes by the owner's hand, who sees none of the counts; so it goes before it.
create function clear_product_shelves() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
as $$
begin
    delete from category_product c where c.tenant_id = old.tenant_id and c.product_id = old.id;
    return old;
end
$$;
create trigger product_leaves_shelves before delete on product for each row execute function clear_product_shelves();

create function clear_shelf() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp set enable_seqscan = off
as $$
begin
    delete from category_product c where c.tenant_id = old.tenant_id and c.category_id = old.id;
    delete from shelf_count c where c.tenant_id = old.tenant_id and c.shelf_id = old.id;
    return old;
end
$$;
create trigger category_clears_shelf before delete on category for each row execute function clear_shelf();
