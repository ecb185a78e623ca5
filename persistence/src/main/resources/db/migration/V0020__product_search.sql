-- Full-text search of products. What of it needs the owner's rights, and why, stands in
-- docs/adr/2026-11-20-search-by-a-definer-function.md.
create extension btree_gin schema extensions;

-- Words are compared without accents; each language cuts its own endings off and leaves its own small words out. The
-- plain configuration keeps every word whole, for brands, beginnings of words and article numbers.
create text search configuration search_fr (copy = french);
alter text search configuration search_fr
    alter mapping for hword, hword_part, word with extensions.unaccent, french_stem;
create text search configuration search_en (copy = english);
alter text search configuration search_en
    alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart
    with extensions.unaccent, english_stem;
create text search configuration search_plain (copy = simple);
alter text search configuration search_plain
    alter mapping for hword, hword_part, word with extensions.unaccent, simple;

-- The words of a text in lower case, without accents and signs: the form that names are compared in.
create function search_words(raw text) returns text
    language sql immutable parallel safe
    return btrim(regexp_replace(lower(extensions.unaccent('extensions.unaccent', coalesce(raw, ''))),
        '[\x01-\x2f:-@[-`{-\x7f]+', ' ', 'g'));

-- The same, with hyphenated words once more in one: who types tshirt finds the T-shirt.
create function search_text(raw text) returns text
    language sql immutable parallel safe
    return concat_ws(' ', search_words(raw), (
        select search_words(string_agg(replace(m.compound[1], '-', ''), ' '))
        from regexp_matches(raw, '([[:alnum:]]+(?:-[[:alnum:]]+){1,3})', 'g') m (compound)
        where raw like '%-%'));

-- What a product is found by, once for each language: its texts in that language, or its own where it has none in it. The two weigh a name above a brand or article number, those above
-- category, tags and options, and a description least.
create table product_search (
    tenant_id uuid not null references tenant,
    product_id uuid not null,
    language text not null check (language in ('fr', 'en')),
    document tsvector not null,
    -- The words of the name alone; an exact name comes first.
    title text not null,
    brand text not null,
    skus text[] not null,
    -- All words but those of the description: what mistyped words are compared with.
    words text not null,
    primary key (tenant_id, product_id, language),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
create index product_search_by_document on product_search
    using gin (tenant_id, language, document) with (gin_pending_list_limit = 512);
create index product_search_by_words on product_search
    using gin (tenant_id, words extensions.gin_trgm_ops) with (gin_pending_list_limit = 512);
call protect_tenant_table('product_search');
-- Text search is not leakproof, so behind a policy that names the tenant it would read every row of the tenant. The
-- functions below run as the owner and name the tenant themselves; they are the only ones that read this table so, and
-- each of them takes the tenant from current_tenant() and from nowhere else (SearchWallTest).
create policy owner_searches on product_search for select to quelyos_owner using (true);

-- Products whose search rows are to be made anew at the end of a transaction. Writing one product touches several tables;
-- what it is found by is put together once, for all products of the transaction together.
create table product_search_due (
    tenant_id uuid not null references tenant,
    transaction_id xid8 not null,
    product_ids uuid[] not null,
    primary key (tenant_id, transaction_id)
);
call protect_tenant_table('product_search_due');

-- Puts together what some products of a tenant are found by.
create function put_product_search(tenant uuid, due uuid[]) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp
    -- Of a tenant that has just come the planner believes that it has no rows, and then one join within the other costs the
    -- square of what was imported. Joined by hash, a thousand products cost a thousand times one.
    set enable_nestloop = off
as $$
begin
    insert into product_search as s (tenant_id, product_id, language, document, title, brand, skus, words)
    with recursive above (product_id, category_id) as (
        select p.id, p.category_id
        from product p
        where p.tenant_id = tenant and p.id = any (due) and p.category_id is not null
        union
        select a.product_id, c.parent_id
        from above a
        join category c on c.tenant_id = tenant and c.id = a.category_id
        where c.parent_id is not null
    ), kinds as materialized (
        select a.product_id, l.language, string_agg(coalesce(t.name, c.name), ' ') as names
        from above a
        join category c on c.tenant_id = tenant and c.id = a.category_id
        cross join (values ('fr'), ('en')) l (language)
        left join category_translation t
            on t.tenant_id = tenant and t.category_id = c.id and left(t.locale, 2) = l.language
        group by a.product_id, l.language
    ), translations as materialized (
        select t.product_id, left(t.locale, 2) as language, string_agg(t.name, ' ' order by t.locale) as name,
            string_agg(t.description_html, ' ' order by t.locale) as description_html
        from product_translation t
        where t.tenant_id = tenant and t.product_id = any (due)
        group by t.product_id, left(t.locale, 2)
    ), articles as materialized (
        select v.product_id, array_agg(replace(search_words(v.sku), ' ', '') order by v.sku) as skus
        from variant v
        where v.tenant_id = tenant and v.product_id = any (due) and v.sku is not null
        group by v.product_id
    ), options as materialized (
        select o.product_id, string_agg(o.value, ' ' order by o.name, o.value) as option_values
        from product_option_value o
        where o.tenant_id = tenant and o.product_id = any (due)
        group by o.product_id
    ), told as materialized (
        select p.id, l.language, l.config, search_words(coalesce(t.name, p.name)) as title,
            search_text(coalesce(t.name, p.name)) as name, search_text(p.brand) as brand, coalesce(a.skus, '{}') as skus,
            left(search_text(concat_ws(' ', k.names, p.product_type, array_to_string(p.tags, ' '), o.option_values)),
                20000) as kind,
            left(search_words(regexp_replace(coalesce(t.description_html, p.description_html), '<[^>]*>|&[a-z]+;', ' ',
                'g')), 50000) as description
        from product p
        cross join (values ('fr', 'search_fr'::regconfig), ('en', 'search_en'::regconfig)) l (language, config)
        left join translations t on t.product_id = p.id and t.language = l.language
        left join kinds k on k.product_id = p.id and k.language = l.language
        left join articles a on a.product_id = p.id
        left join options o on o.product_id = p.id
        where p.tenant_id = tenant and p.id = any (due)
    )
    select tenant, t.id, t.language,
        setweight(to_tsvector(t.config, t.name) || to_tsvector('search_plain', t.name), 'A')
            || setweight(to_tsvector(t.config, t.brand) || to_tsvector('search_plain', t.brand)
                || to_tsvector('search_plain', array_to_string(t.skus, ' ')), 'B')
            || setweight(to_tsvector(t.config, t.kind) || to_tsvector('search_plain', t.kind), 'C')
            || setweight(to_tsvector(t.config, t.description), 'D'),
        t.title, search_words(t.brand), t.skus, concat_ws(' ', t.name, t.brand, t.kind)
    from told t
    on conflict (tenant_id, product_id, language) do update
    set document = excluded.document, title = excluded.title, brand = excluded.brand, skus = excluded.skus,
        words = excluded.words
    where (s.document, s.title, s.brand, s.skus, s.words)
        is distinct from (excluded.document, excluded.title, excluded.brand, excluded.skus, excluded.words);
end
$$;
grant execute on function put_product_search(uuid, uuid[]) to quelyos_app;

create function refresh_product_search() returns trigger
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
    perform put_product_search(new.tenant_id, due[slice:slice + 499])
    from generate_series(1, cardinality(due), 500) slice;
    return null;
end
$$;
create constraint trigger product_search_refreshed after insert on product_search_due
    deferrable initially deferred for each row execute function refresh_product_search();

-- One function for each event, because a statement's rows are seen by names that only its own event has.
create function product_inserted_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(n.id)
    from changed n
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;
create function product_updated_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(n.id)
    from changed n
    join gone o on o.tenant_id = n.tenant_id and o.id = n.id
    where (n.name, n.brand, n.product_type, n.category_id, n.tags, n.description_html)
        is distinct from (o.name, o.brand, o.product_type, o.category_id, o.tags, o.description_html)
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;
create function product_part_changed_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(distinct n.product_id)
    from changed n
    -- What goes with its product goes by the owner's hand, who sees none; and there is nothing left to find.
    where exists (select from product p where p.tenant_id = n.tenant_id and p.id = n.product_id)
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;
create function variant_updated_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(distinct n.product_id)
    from changed n
    join gone o on o.tenant_id = n.tenant_id and o.id = n.id
    where (n.sku, n.product_id) is distinct from (o.sku, o.product_id)
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;
create function category_translated_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(distinct c.product_id)
    from changed n
    join category_product c on c.tenant_id = n.tenant_id and c.category_id = n.category_id
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;
create function category_updated_for_search() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
    insert into product_search_due as d (tenant_id, transaction_id, product_ids)
    select n.tenant_id, pg_current_xact_id(), array_agg(distinct c.product_id)
    from changed n
    join gone o on o.tenant_id = n.tenant_id and o.id = n.id
    join category_product c on c.tenant_id = n.tenant_id and c.category_id = n.id
    where (n.name, n.parent_id) is distinct from (o.name, o.parent_id)
    group by n.tenant_id
    on conflict (tenant_id, transaction_id) do update set product_ids = d.product_ids || excluded.product_ids;
    return null;
end
$$;
create trigger product_inserted_for_search after insert on product
    referencing new table as changed for each statement execute function product_inserted_for_search();
create trigger product_updated_for_search after update on product
    referencing new table as changed old table as gone
    for each statement execute function product_updated_for_search();
create trigger variant_inserted_for_search after insert on variant
    referencing new table as changed for each statement execute function product_part_changed_for_search();
create trigger variant_deleted_for_search after delete on variant
    referencing old table as changed for each statement execute function product_part_changed_for_search();
create trigger variant_updated_for_search after update on variant
    referencing new table as changed old table as gone
    for each statement execute function variant_updated_for_search();
create trigger option_inserted_for_search after insert on product_option_value
    referencing new table as changed for each statement execute function product_part_changed_for_search();
create trigger option_deleted_for_search after delete on product_option_value
    referencing old table as changed for each statement execute function product_part_changed_for_search();
create trigger product_translation_inserted_for_search after insert on product_translation
    referencing new table as changed for each statement execute function product_part_changed_for_search();
create trigger product_translation_updated_for_search after update on product_translation
    referencing new table as changed for each statement execute function product_part_changed_for_search();
create trigger product_translation_deleted_for_search after delete on product_translation
    referencing old table as changed for each statement execute function product_part_changed_for_search();
create trigger category_translation_inserted_for_search after insert on category_translation
    referencing new table as changed for each statement execute function category_translated_for_search();
create trigger category_translation_updated_for_search after update on category_translation
    referencing new table as changed for each statement execute function category_translated_for_search();
create trigger category_translation_deleted_for_search after delete on category_translation
    referencing old table as changed for each statement execute function category_translated_for_search();
create trigger category_updated_for_search after update on category
    referencing new table as changed old table as gone
    for each statement execute function category_updated_for_search();
grant execute on function search_words(text), search_text(text) to quelyos_app;

-- The words of a question as one query. Each part is a query of its own, of words that mean the same to the buyer; a part
-- that holds small words only is left out, unless there is nothing else.
create function search_query(searched_language text, parts text[], any_part boolean) returns tsquery
    language plpgsql stable parallel safe
    -- PostgreSQL would tell the client of each small word.
    set search_path = pg_catalog, public, pg_temp set client_min_messages = warning
as $$
declare
    config regconfig := case searched_language when 'en' then 'search_en' else 'search_fr' end;
    part text;
    stemmed tsquery;
    plain tsquery;
    whole tsquery;
    small tsquery;
begin
    foreach part in array parts loop
        stemmed := to_tsquery(config, part);
        plain := to_tsquery('search_plain', part);
        if numnode(stemmed) = 0 then
            small := case when small is null then plain else small && plain end;
        elsif whole is null then
            whole := stemmed || plain;
        elsif any_part then
            whole := whole || stemmed || plain;
        else
            whole := whole && (stemmed || plain);
        end if;
    end loop;
    return coalesce(whole, small);
end
$$;

-- The products of the transaction's tenant that answer a question.
create function product_search_matches(searched_language text, parts text[], any_part boolean) returns setof uuid
    language plpgsql stable security definer rows 500
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan
as $$
declare
    asking uuid := current_tenant();
    wanted tsquery := search_query(searched_language, parts, any_part);
begin
    return query
    select s.product_id
    from product_search s
    where s.tenant_id = asking
        and s.language = searched_language
        and s.document @@ wanted;
end
$$;

-- The same with the rank of their texts. What is exactly asked for comes first: the name or an article number, then the
-- brand; then names that begin with the first word and have all, names that have all words, and so on down to products
-- that are found by their description. Within a step the frequency of the words decides.
create function product_search_ranks(searched_language text, parts text[], any_part boolean, phrase text)
    returns table (product_id uuid, rank bigint)
    language plpgsql stable security definer rows 500
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan
as $$
declare
    asking uuid := current_tenant();
    config regconfig := case searched_language when 'en' then 'search_en' else 'search_fr' end;
    wanted tsquery := search_query(searched_language, parts, any_part);
    first_wanted tsquery := search_query(searched_language, parts[1:1], any_part);
    number text := replace(phrase, ' ', '');
begin
    return query
    select s.product_id,
        case
            when s.title = phrase or number = any (s.skus) then 7
            when s.brand = phrase then 6
            when ts_filter(s.document, '{a}') @@ wanted then
                case when to_tsvector(config, split_part(s.title, ' ', 1)) @@ first_wanted then 5 else 4 end
            when ts_filter(s.document, '{a,b}') @@ wanted then 3
            when ts_filter(s.document, '{a,b,c}') @@ wanted then 2
            else 1
        end * 64 + least(63, (ts_rank('{0.05, 0.2, 0.4, 1.0}', s.document, wanted) * 64)::bigint)
    from product_search s
    where s.tenant_id = asking
        and s.language = searched_language
        and s.document @@ wanted;
end
$$;

-- The words of the transaction's tenant that look like one that nobody wrote, each with the products that have it.
create function product_search_near(searched_language text, mistyped text)
    returns table (product_id uuid, word text, likeness real)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan
    set pg_trgm.word_similarity_threshold = 0.45
as $$
declare
    asking uuid := current_tenant();
begin
    return query
    select f.product_id, w.word, extensions.similarity(w.word, mistyped)
    from (
        select s.product_id, s.words
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and mistyped operator(extensions.<%) s.words
        -- Any of them: a word that thousands of products have is among the first as well.
        limit 2000
    ) f
    cross join lateral (select distinct u.word from unnest(string_to_array(f.words, ' ')) u (word)) w
    where length(w.word) > 2
        and extensions.similarity(w.word, mistyped) >= 0.3;
end
$$;

-- The words of the transaction's tenant that complete a beginning, in products that have the words before it as well.
create function product_search_completions(searched_language text, parts text[], beginning text)
    returns table (product_id uuid, word text)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan
as $$
declare
    asking uuid := current_tenant();
    wanted tsquery := search_query(searched_language, parts, false);
begin
    return query
    select f.product_id, w.word
    from (
        select s.product_id, s.words
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and s.document @@ wanted
        limit 500
    ) f
    cross join lateral (select distinct u.word from unnest(string_to_array(f.words, ' ')) u (word)) w
    where starts_with(w.word, beginning)
        and length(w.word) > 2;
end
$$;
grant execute on function search_query(text, text[], boolean),
    product_search_matches(text, text[], boolean),
    product_search_ranks(text, text[], boolean, text),
    product_search_near(text, text),
    product_search_completions(text, text[], text)
    to quelyos_app;

-- What is there already is found too. The owner is kept out by the policies, so they are lifted for the owner alone, and
-- within this transaction only.
alter table product no force row level security;
alter table product_search_due no force row level security;
alter table product_search no force row level security;
alter table variant no force row level security;
alter table product_option_value no force row level security;
alter table category no force row level security;
alter table product_translation no force row level security;
alter table category_translation no force row level security;
insert into product_search_due (tenant_id, transaction_id, product_ids)
select p.tenant_id, pg_current_xact_id(), array_agg(p.id)
from product p
group by p.tenant_id;
set constraints product_search_refreshed immediate;
alter table product force row level security;
alter table product_search_due force row level security;
alter table product_search force row level security;
alter table variant force row level security;
alter table product_option_value force row level security;
alter table category force row level security;
alter table product_translation force row level security;
alter table category_translation force row level security;
