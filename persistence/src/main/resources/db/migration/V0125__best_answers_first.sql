-- Most searches are for one word that many products have in their names, and only the best twenty are looked at. So that they
-- need not be picked out of thousands, the words of names stand in the order of the answers
-- (docs/adr/2026-11-20-search-by-a-definer-function.md).

-- How much a product is asked for, as one number that seldom changes: what can be bought comes before what cannot, and then
-- what was sold twice as often.
create function product_standing(available boolean, sold bigint) returns smallint
    language sql immutable parallel safe
    return case when available then 64 else 0 end + floor(log(2, sold + 1));

-- How well a product answers: by where the words stand, by their frequency (0 to 63), by its standing.
create function product_score(step int, frequency int, standing smallint) returns bigint
    language sql immutable parallel safe
    return step::bigint * 16384 + frequency * 256 + standing;

create function first_words(titles text[]) returns text[]
    language sql immutable parallel safe
    return (select coalesce(array_agg(split_part(t.title, ' ', 1)), '{}') from unnest(titles) t (title));

alter table product_search
    add column standing smallint not null default 0,
    add column firsts text[] not null generated always as (first_words(titles)) stored;

-- What a question may equal in whole.
alter table brand add column search_name text not null generated always as (search_words(name)) stored;
create index brand_by_search_name on brand (tenant_id, search_name);
alter table variant add column sku_key text generated always as (replace(search_words(sku), ' ', '')) stored;
create index variant_by_sku_key on variant (tenant_id, sku_key) where sku is not null;

-- The words of the names of published products. Its key is the order in which products answer for one word, so that a page
-- of answers is read from it as it stands.
create table product_name_word (
    tenant_id uuid not null references tenant,
    language text collate "C" not null check (language in ('fr', 'en')),
    word text collate "C" not null,
    -- 8 a whole name, 6 its first word, 5 what the language makes of its first word, 4 any other.
    step smallint not null,
    standing smallint not null,
    product_id uuid not null,
    primary key (tenant_id, language, word, step, standing, product_id)
);
call protect_tenant_table('product_name_word');

create function search_config(of_language text) returns regconfig
    language sql immutable parallel safe
    return case of_language when 'en' then 'search_en'::regconfig else 'search_fr'::regconfig end;

-- The words of a product's names with their steps, as the dictionaries write them.
create function name_words(of_language text, titles text[], firsts text[], document tsvector)
    returns table (word text, step smallint)
    language sql immutable parallel safe rows 10
begin atomic
    select l.lexeme,
        case
            when l.lexeme = any (titles) then 8
            when l.lexeme = any (firsts) then 6
            when l.lexeme = any (o.lexemes) then 5
            else 4
        end
    from (select tsvector_to_array(to_tsvector(search_config(of_language), array_to_string(firsts, ' ')))) o (lexemes)
    cross join unnest(ts_filter(document, '{a}')) l;
end;

-- What is there already. The owner is kept out by the policies, so they are lifted for the owner alone, and within this
-- transaction only.
alter table product no force row level security;
alter table product_search no force row level security;
alter table product_name_word no force row level security;
update product_search s
set standing = product_standing(p.is_available, p.sold_count)
from product p
where p.tenant_id = s.tenant_id and p.id = s.product_id;
insert into product_name_word (tenant_id, language, word, step, standing, product_id)
select s.tenant_id, s.language, w.word, w.step, s.standing, s.product_id
from product_search s
cross join lateral name_words(s.language, s.titles, s.firsts, s.document) w
where s.published_at is not null;
alter table product force row level security;
alter table product_search force row level security;
alter table product_name_word force row level security;

create function product_search_inserted() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_name_word (tenant_id, language, word, step, standing, product_id)
    select c.tenant_id, c.language, w.word, w.step, c.standing, c.product_id
    from changed c
    cross join lateral name_words(c.language, c.titles, c.firsts, c.document) w
    where c.published_at is not null;
    return null;
end
$$;
create trigger product_search_inserted after insert on product_search referencing new table as changed
    for each statement execute function product_search_inserted();

create function product_search_updated() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    with renamed as (
        select c.tenant_id, c.language, c.product_id, c.published_at, c.titles, c.firsts, c.document, c.standing,
            g.published_at as published_before, g.titles as titles_before, g.firsts as firsts_before,
            g.document as document_before, g.standing as standing_before
        from changed c
        join gone g
            on g.tenant_id = c.tenant_id and g.product_id = c.product_id and g.language = c.language
        where (c.published_at is null, c.titles, ts_filter(c.document, '{a}'), c.standing) is distinct from
            (g.published_at is null, g.titles, ts_filter(g.document, '{a}'), g.standing)
    ), before as materialized (
        select r.tenant_id, r.language, w.word, w.step, r.standing_before as standing, r.product_id
        from renamed r
        cross join lateral name_words(r.language, r.titles_before, r.firsts_before, r.document_before) w
        where r.published_before is not null
    ), afterwards as materialized (
        select r.tenant_id, r.language, w.word, w.step, r.standing, r.product_id
        from renamed r
        cross join lateral name_words(r.language, r.titles, r.firsts, r.document) w
        where r.published_at is not null
    ), removed as (
        delete from product_name_word n
        using (table before except table afterwards) b
        where n.tenant_id = b.tenant_id and n.language = b.language and n.word = b.word and n.step = b.step
            and n.standing = b.standing and n.product_id = b.product_id
    )
    insert into product_name_word (tenant_id, language, word, step, standing, product_id)
    table afterwards except table before;
    return null;
end
$$;
create trigger product_search_updated after update on product_search referencing new table as changed old table as gone
    for each statement execute function product_search_updated();

-- What goes with its product goes by the owner's hand, who sees none; so its words go before it.
create function product_forgotten() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    delete from product_name_word n
    using product_search s, name_words(s.language, s.titles, s.firsts, s.document) w
    where s.tenant_id = old.tenant_id and s.product_id = old.id
        and n.tenant_id = s.tenant_id and n.language = s.language and n.word = w.word and n.step = w.step
        and n.standing = s.standing and n.product_id = s.product_id;
    return old;
end
$$;
create trigger product_forgotten before delete on product for each row execute function product_forgotten();

-- As before, with the standing.
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
            case when p.status = 'ACTIVE' then p.published_at end as published_at,
            product_standing(p.is_available, p.sold_count) as standing
        from product p
        cross join (values ('fr', 'search_fr'::regconfig), ('en', 'search_en'::regconfig)) l (language, config)
        left join translations t on t.product_id = p.id and t.language = l.language
        left join kinds k on k.product_id = p.id and k.language = l.language
        left join articles a on a.product_id = p.id
        left join options o on o.product_id = p.id
        where p.tenant_id = tenant and p.id = any (due)
    ), told as materialized (
        select n.id, n.language, n.config, n.skus, n.pieces, n.published_at, n.standing,
            (select array_agg(search_words(u.name) order by u.place)
                from unnest(n.names) with ordinality u (name, place)) as titles,
            search_text(array_to_string(n.names, ' ')) as name,
            search_text(n.brand) as brand, search_words(n.brand) as brand_title,
            left(search_text(n.kind), 20000) as kind,
            left(search_words(regexp_replace(n.description_html, '<[^>]*>|&[a-z]+;', ' ', 'g')), 50000) as description
        from named n
    ), written as (
        insert into product_search as s
            (tenant_id, product_id, language, document, titles, brand, skus, words, published_at, standing)
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
            t.published_at, t.standing
        from told t
        on conflict (tenant_id, product_id, language) do update
        set document = excluded.document, titles = excluded.titles, brand = excluded.brand, skus = excluded.skus,
            words = excluded.words, published_at = excluded.published_at, standing = excluded.standing
        where (s.document, s.titles, s.brand, s.skus, s.words, s.published_at, s.standing)
            is distinct from (excluded.document, excluded.titles, excluded.brand, excluded.skus, excluded.words,
                excluded.published_at, excluded.standing)
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


create or replace function product_updated_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(n.id)
    from changed n
    join gone o on o.tenant_id = n.tenant_id and o.id = n.id
    where (n.name, n.brand, n.product_type, n.category_id, n.tags, n.description_html, n.status, n.published_at,
            product_standing(n.is_available, n.sold_count))
        is distinct from
        (o.name, o.brand, o.product_type, o.category_id, o.tags, o.description_html, o.status, o.published_at,
            product_standing(o.is_available, o.sold_count))
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;

-- The forms of a question's first word that count as the word itself, if the question means them: as typed, and in the other
-- number.
create function search_heads(searched_language text, wanted tsquery, phrase text) returns text[]
    language sql stable parallel safe set search_path = pg_catalog, public, pg_temp
    return (
        select coalesce(array_agg(h.head), '{}')
        from regexp_replace(split_part(phrase, ' ', 1), '[sx]$', '') s (stem)
        cross join lateral (values (s.stem), (s.stem || 's'), (s.stem || 'x')) h (head)
        where to_tsvector(search_config(searched_language), h.head) || to_tsvector('search_plain', h.head) @@ wanted);

-- The words of a question of one word that stand in product_name_word, and whether each is the word itself; none where the
-- question is for beginnings or for words side by side.
create function search_name_words(searched_language text, parts text[], phrase text)
    returns table (word text, is_head boolean)
    language plpgsql stable parallel safe rows 4 set search_path = pg_catalog, public, pg_temp
as $$
declare
    wanted tsquery := search_query(searched_language, parts, false);
    heads text[];
begin
    if cardinality(parts) > 1 or wanted::text !~ '^''[^'']+''( \| ''[^'']+'')*$' then
        return;
    end if;
    heads := search_heads(searched_language, wanted, phrase);
    return query
    select w.word, w.word = any (heads)
    from (
        select unnest(string_to_array(replace(wanted::text, '''', ''), ' | '))
        union
        select unnest(heads)) w (word);
end
$$;

-- The best answers to a question of one word among names, or fewer than asked for: then names alone do not tell the best. A
-- product can be there twice over, with a lower step than its own only where enough others come before it. Whether buyers may
-- see a product is for the caller to ask.
create function product_search_best(searched_language text, parts text[], phrase text, most int)
    returns table (product_id uuid, score bigint)
    language sql stable parallel safe rows 50
begin atomic
    select f.product_id, product_score(max(f.step), 0, max(f.standing))
    from (
        select n.product_id, n.standing, case when w.is_head or s.step < 6 then s.step else 5 end as step
        from search_name_words(searched_language, parts, phrase) w
        cross join (values (8), (6), (5), (4)) s (step)
        cross join lateral (
            select a.product_id, a.standing
            from product_name_word a
            where a.tenant_id = current_tenant()
                and a.language = searched_language
                and a.word = w.word
                and a.step = s.step
            order by a.standing desc, a.product_id desc
            limit most) n
        -- A maker or an article of that very name comes before most names.
        where not exists (
                select from brand b
                where b.tenant_id = current_tenant() and b.search_name = phrase)
            and not exists (
                select from variant v
                where v.tenant_id = current_tenant() and v.sku_key = replace(phrase, ' ', '') and v.sku is not null)) f
    group by f.product_id
    order by 2 desc, 1 desc
    limit most;
end;

-- A question that only words of some weights answer.
create function search_within(wanted tsquery, weights text) returns tsquery
    language sql immutable parallel safe
    return regexp_replace(wanted::text, '(''[^'']*'')(?::(\*))?', '\1:\2' || weights, 'g')::tsquery;

-- All answers that buyers may see, with their scores. What is exactly asked for comes first: the name or an article number,
-- then the brand; then names that begin with the first word and have all, names that have all words, and so on down to
-- products that are found by their description. Below names the frequency of the words decides within a step, if no more than
-- 3,000 answer: to weigh it costs more than it tells where half of the shop answers.
create function product_search_scores(searched_language text, parts text[], any_part boolean, phrase text)
    returns table (product_id uuid, score bigint)
    language plpgsql stable security definer rows 500
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off
as $$
declare
    asking uuid := current_tenant();
    config regconfig := search_config(searched_language);
    wanted tsquery := search_query(searched_language, parts, any_part);
    in_names tsquery := search_within(wanted, 'A');
    in_makers tsquery := search_within(wanted, 'AB');
    in_kinds tsquery := search_within(wanted, 'ABC');
    first_wanted tsquery := search_query(searched_language, parts[1:1], any_part);
    heads text[] := search_heads(searched_language, first_wanted, phrase);
    is_one_word boolean := position(' ' in phrase) = 0;
    number text := replace(phrase, ' ', '');
    weighs boolean;
begin
    select count(*) <= 3000 into weighs
    from (
        select
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and s.document @@ wanted
            and s.published_at <= now()
        limit 3001
    ) f;
    return query
    select f.product_id,
        product_score(f.step,
            case
                when f.step < 4 and weighs then
                    least(63, (ts_rank('{0.05, 0.2, 0.4, 1.0}', f.document, wanted) * 64)::int)
                else 0
            end,
            f.standing)
    from (
        select s.product_id, s.standing, s.document,
            case
                when phrase = any (s.titles) or number = any (s.skus) or (is_one_word and s.titles && heads) then 8
                when s.brand = phrase then 7
                when s.document @@ in_names then
                    case
                        when s.firsts && heads then 6
                        when to_tsvector(config, array_to_string(s.firsts, ' ')) @@ first_wanted then 5
                        else 4
                    end
                when s.document @@ in_makers then 3
                when s.document @@ in_kinds then 2
                else 1
            end as step
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and s.document @@ wanted
            and s.published_at <= now()
    ) f;
end
$$;

drop function product_search_ranks(text, text[], boolean, text);
grant execute on function product_standing(boolean, bigint), product_score(int, int, smallint), first_words(text[]),
    search_config(text), name_words(text, text[], text[], tsvector), search_heads(text, tsquery, text),
    search_name_words(text, text[], text), search_within(tsquery, text), product_search_best(text, text[], text, int),
    product_search_scores(text, text[], boolean, text)
    to quelyos_app;
