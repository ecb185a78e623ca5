-- What products are found by, mended: docs/adr/2026-11-20-search-by-a-definer-function.md says what has changed and why.
create extension fuzzystrmatch schema extensions;

-- As before, and without the signs of money, of trade marks and of typesetting: unaccent would make letters of some. The
-- class SearchText passes over the same ones, and a test compares the two.
create or replace function search_words(raw text) returns text
    language sql immutable parallel safe
    return btrim(regexp_replace(
        lower(extensions.unaccent('extensions.unaccent', regexp_replace(coalesce(raw, ''),
            '[\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb\u00bf\u00d7\u00f7\u2010-\u214f\u2190-\u2bff]+',
            ' ', 'g'))),
        '[\x01-\x2f:-@[-`{-\x7f]+', ' ', 'g'));

-- The language in which a tenant writes its products. What it answers is no secret: every page of the tenant's shop says it.
create function own_locale(of_tenant uuid) returns text
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    return (select t.locale from tenant t where t.id = of_tenant);
grant execute on function own_locale(uuid) to quelyos_app;

-- A product can have several names in one language: its own, and those of the language's regions.
alter table product_search
    drop column title,
    add column titles text[] not null default '{}',
    -- Drops the index of it too: mistyped words are compared with product_word.
    drop column words,
    -- The distinct words of all but the description, with a blank between; none where no buyer sees the product.
    add column words text not null default '',
    -- As of the product, and null where it is not active, so that what no buyer sees takes up nobody's limit.
    add column published_at timestamptz;

-- The distinct words of a tenant's active products: what mistyped words are compared with.
create table product_word (
    tenant_id uuid not null references tenant,
    language text not null check (language in ('fr', 'en')),
    word text collate "C" not null,
    -- How many active products have it. Tells the more likely of two words; whether a buyer may see one of the products is
    -- asked of product_search, because a product can be active before it is published.
    products int not null,
    primary key (tenant_id, language, word)
);
create index product_word_by_likeness on product_word
    using gin (tenant_id, language, word extensions.gin_trgm_ops) with (gin_pending_list_limit = 512);
create index product_word_by_beginning on product_word (tenant_id, language, left(word, 1), length(word));
create index product_word_unused on product_word (tenant_id) where products < 1;
call protect_tenant_table('product_word');
create policy owner_searches on product_word for select to quelyos_owner using (true);

-- Products whose search rows are made anew by a job, a few hundred in each row: too many for the end of one transaction.
create table product_search_later (
    tenant_id uuid not null references tenant,
    id uuid not null,
    product_ids uuid[] not null,
    primary key (tenant_id, id)
);
call protect_tenant_table('product_search_later');

-- Puts together what some products of a tenant are found by.
create or replace function put_product_search(tenant uuid, due uuid[]) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp
    -- Of a tenant that has just come the planner believes that it has no rows, and then one join within the other costs the
    -- square of what was imported. Joined by hash, a thousand products cost a thousand times one.
    set enable_nestloop = off
as $$
declare
    own text := own_locale(tenant);
begin
    -- One transaction of a tenant after the other: the later one sees what the earlier one has committed, because each
    -- statement looks anew. Without it two that change parts of one product each write what the other has replaced.
    perform pg_advisory_xact_lock(hashtextextended('product_search ' || tenant, 0));
    with recursive above (product_id, category_id) as (
        select p.id, p.category_id
        from product p
        where p.tenant_id = tenant and p.id = any (due) and p.category_id is not null
        union
        select a.product_id, c.parent_id
        from above a
        join category c on c.tenant_id = tenant and c.id = a.category_id
        where c.parent_id is not null
    ), categories as materialized (
        select t.category_id, left(t.locale, 2) as language, string_agg(t.name, ' ' order by t.locale) as names,
            bool_or(t.locale = own) as has_own
        from category_translation t
        where t.tenant_id = tenant and t.name is not null
        group by t.category_id, left(t.locale, 2)
    ), kinds as materialized (
        select a.product_id, l.language,
            -- Who reads a language's other region, or one that nobody translated into, is shown the tenant's own words.
            string_agg(concat_ws(' ',
                case when t.names is null or (l.language = left(own, 2) and not t.has_own) then c.name end, t.names),
                ' ') as names
        from above a
        join category c on c.tenant_id = tenant and c.id = a.category_id
        cross join (values ('fr'), ('en')) l (language)
        left join categories t on t.category_id = c.id and t.language = l.language
        group by a.product_id, l.language
    ), translations as materialized (
        select t.product_id, left(t.locale, 2) as language,
            array_agg(t.name order by t.locale) filter (where t.name is not null) as names,
            bool_or(t.locale = own and t.name is not null) as has_own_name,
            string_agg(t.description_html, ' ' order by t.locale) as descriptions,
            bool_or(t.locale = own and t.description_html is not null) as has_own_description
        from product_translation t
        where t.tenant_id = tenant and t.product_id = any (due)
        group by t.product_id, left(t.locale, 2)
    ), articles as materialized (
        select v.product_id, array_agg(replace(search_words(v.sku), ' ', '') order by v.sku) as skus,
            -- A blank or a sign that joins no word parts what is typed, so such a number is found by its parts as well.
            string_agg(search_words(v.sku), ' ' order by v.sku) filter (where v.sku ~ '[^[:alnum:]._/-]') as pieces
        from variant v
        where v.tenant_id = tenant and v.product_id = any (due) and v.sku is not null
        group by v.product_id
    ), options as materialized (
        select o.product_id, string_agg(o.value, ' ' order by o.name, o.value) as option_values
        from product_option_value o
        where o.tenant_id = tenant and o.product_id = any (due)
        group by o.product_id
    ), named as materialized (
        select p.id, l.language, l.config,
            case
                when t.names is null then array[p.name]
                when l.language = left(own, 2) and not t.has_own_name then p.name || t.names
                else t.names
            end as names,
            case
                when t.descriptions is null then p.description_html
                when l.language = left(own, 2) and not t.has_own_description
                    then concat_ws(' ', p.description_html, t.descriptions)
                else t.descriptions
            end as description_html,
            p.brand, coalesce(a.skus, '{}') as skus, coalesce(a.pieces, '') as pieces,
            concat_ws(' ', k.names, p.product_type, array_to_string(p.tags, ' '), o.option_values) as kind,
            case when p.status = 'ACTIVE' then p.published_at end as published_at
        from product p
        cross join (values ('fr', 'search_fr'::regconfig), ('en', 'search_en'::regconfig)) l (language, config)
        left join translations t on t.product_id = p.id and t.language = l.language
        left join kinds k on k.product_id = p.id and k.language = l.language
        left join articles a on a.product_id = p.id
        left join options o on o.product_id = p.id
        where p.tenant_id = tenant and p.id = any (due)
    ), told as materialized (
        select n.id, n.language, n.config, n.skus, n.pieces, n.published_at,
            (select array_agg(search_words(u.name) order by u.place)
                from unnest(n.names) with ordinality u (name, place)) as titles,
            search_text(array_to_string(n.names, ' ')) as name,
            search_text(n.brand) as brand, search_words(n.brand) as brand_title,
            left(search_text(n.kind), 20000) as kind,
            left(search_words(regexp_replace(n.description_html, '<[^>]*>|&[a-z]+;', ' ', 'g')), 50000) as description
        from named n
    ), written as (
        insert into product_search as s
            (tenant_id, product_id, language, document, titles, brand, skus, words, published_at)
        select tenant, t.id, t.language,
            setweight(to_tsvector(t.config, t.name) || to_tsvector('search_plain', t.name), 'A')
                || setweight(to_tsvector(t.config, t.brand) || to_tsvector('search_plain', t.brand)
                    || to_tsvector('search_plain', concat_ws(' ', array_to_string(t.skus, ' '), t.pieces)), 'B')
                || setweight(to_tsvector(t.config, t.kind) || to_tsvector('search_plain', t.kind), 'C')
                || setweight(to_tsvector(t.config, t.description), 'D'),
            t.titles, t.brand_title, t.skus,
            case when t.published_at is null then '' else coalesce((
                select string_agg(distinct u.word, ' ')
                from unnest(string_to_array(concat_ws(' ', t.name, t.brand, t.kind), ' ')) u (word)
                where length(u.word) between 3 and 40), '') end,
            t.published_at
        from told t
        on conflict (tenant_id, product_id, language) do update
        set document = excluded.document, titles = excluded.titles, brand = excluded.brand, skus = excluded.skus,
            words = excluded.words, published_at = excluded.published_at
        where (s.document, s.titles, s.brand, s.skus, s.words, s.published_at) is distinct from
            (excluded.document, excluded.titles, excluded.brand, excluded.skus, excluded.words, excluded.published_at)
        returning new.language, old.words as gone, new.words as come
    )
    insert into product_word as w (tenant_id, language, word, products)
    select tenant, c.language, c.word, c.products
    from (
        select r.language, u.word, sum(u.products)::int as products
        from written r
        cross join lateral (
            select unnest(string_to_array(r.gone, ' ')), -1
            union all
            select unnest(string_to_array(r.come, ' ')), 1) u (word, products)
        group by r.language, u.word
    ) c
    where c.products <> 0
    on conflict (tenant_id, language, word) do update set products = w.products + excluded.products;
    delete from product_word w where w.tenant_id = tenant and w.products < 1;
end
$$;

-- Up to 500 products are put together before the transaction that changed them ends. More are left for a job, because
-- whoever waits for the end of the transaction may be a member of staff who has renamed a category of 50,000 products.
create or replace function refresh_product_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    due uuid[];
begin
    with taken as (
        delete from product_search_due d
        where d.tenant_id = new.tenant_id and d.transaction_id = new.transaction_id
        returning d.product_ids
    )
    select array_agg(distinct i.id) into due
    from taken t
    cross join unnest(t.product_ids) i (id);
    if cardinality(due) <= 500 then
        perform put_product_search(new.tenant_id, due);
    else
        perform put_search_later(new.tenant_id, due);
    end if;
    return null;
end
$$;

-- Leaves products for the job of io.quelyos.bff.search.SearchRefresh, in rows of 500. Each call has a job of its own: one
-- that is at work already may have looked for the last time.
create function put_search_later(of_tenant uuid, due uuid[]) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_later (tenant_id, id, product_ids)
    select of_tenant, gen_random_uuid(), due[s.first:s.first + 499]
    from generate_series(1, cardinality(due), 500) s (first);
    insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
    select 'search-refresh', gen_random_uuid()::text, convert_to(of_tenant::text, 'UTF8'), now(), false, 1
    where cardinality(due) > 0;
end
$$;
grant execute on function put_search_later(uuid, uuid[]) to quelyos_app;

-- Puts one row of products together that was left for later; false where none is left, or where others are at all of them.
create function refresh_search_later() returns boolean
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    due uuid[];
begin
    delete from product_search_later l
    where (l.tenant_id, l.id) = (
        select k.tenant_id, k.id
        from product_search_later k
        where k.tenant_id = current_tenant()
        order by k.id
        limit 1
        for update skip locked)
    returning l.product_ids into due;
    if due is null then
        return false;
    end if;
    perform put_product_search(current_tenant(), due);
    return true;
end
$$;
grant execute on function refresh_search_later() to quelyos_app;

create or replace function product_updated_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(n.id)
    from changed n
    join gone o on o.tenant_id = n.tenant_id and o.id = n.id
    where (n.name, n.brand, n.product_type, n.category_id, n.tags, n.description_html, n.status, n.published_at)
        is distinct from
        (o.name, o.brand, o.product_type, o.category_id, o.tags, o.description_html, o.status, o.published_at)
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;
