-- The search functions, within bounds of work. As before each takes the tenant from current_tenant() (SearchWallTest).
-- None may read the table itself: where few rows are enough, the planner believes that it meets them soon.

-- As before, for products that buyers may see; and a name that begins with the very word comes before one whose first word
-- only begins so, as Sac before Sacoche. More answers than 3,000 are ranked by their names alone: to weigh the
-- frequency of words costs more than it tells where half of the shop answers.
create or replace function product_search_ranks(searched_language text, parts text[], any_part boolean, phrase text)
    returns table (product_id uuid, rank bigint)
    language plpgsql stable security definer rows 500
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off
as $$
declare
    asking uuid := current_tenant();
    config regconfig := case searched_language when 'en' then 'search_en' else 'search_fr' end;
    wanted tsquery := search_query(searched_language, parts, any_part);
    first_wanted tsquery := search_query(searched_language, parts[1:1], any_part);
    number text := replace(phrase, ' ', '');
    head text := regexp_replace(split_part(phrase, ' ', 1), '[sx]$', '');
    heads text[] := array[head, head || 's', head || 'x'];
    answers bigint;
begin
    select count(*) into answers
    from (
        select
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and s.document @@ wanted
            and s.published_at <= now()
        limit 3001
    ) f;
    if answers > 3000 then
        return query
        select s.product_id,
            case
                when phrase = any (s.titles) or number = any (s.skus) then 8
                when s.brand = phrase then 7
                when split_part(s.titles[1], ' ', 1) = any (heads) then 6
                when starts_with(s.titles[1], head) then 5
                when position(' ' || head in ' ' || array_to_string(s.titles, ' ')) > 0 then 4
                else 1
            end * 64::bigint
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and s.document @@ wanted
            and s.published_at <= now();
        return;
    end if;
    return query
    select s.product_id,
        case
            when phrase = any (s.titles) or number = any (s.skus) then 8
            when s.brand = phrase then 7
            when ts_filter(s.document, '{a}') @@ wanted then
                case
                    when split_part(s.titles[1], ' ', 1) = any (heads) then 6
                    when to_tsvector(config, (select string_agg(split_part(t.title, ' ', 1), ' ')
                        from unnest(s.titles) t (title))) @@ first_wanted then 5
                    else 4
                end
            when ts_filter(s.document, '{a,b}') @@ wanted then 3
            when ts_filter(s.document, '{a,b,c}') @@ wanted then 2
            else 1
        end * 64 + least(63, (ts_rank('{0.05, 0.2, 0.4, 1.0}', s.document, wanted) * 64)::bigint)
    from product_search s
    where s.tenant_id = asking
        and s.language = searched_language
        and s.document @@ wanted
        and s.published_at <= now();
end
$$;

-- Which parts of a question a published product of the transaction's tenant answers, by their places from 1 on.
create function product_search_known(searched_language text, parts text[]) returns setof int
    language plpgsql stable security definer rows 5
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off
    set enable_indexscan = off set enable_indexonlyscan = off
as $$
declare
    asking uuid := current_tenant();
    wanted tsquery;
begin
    for place in 1 .. coalesce(cardinality(parts), 0) loop
        wanted := search_query(searched_language, parts[place:place], false);
        perform
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and s.document @@ wanted
            and s.published_at <= now()
        limit 1;
        if found then
            return next place;
        end if;
    end loop;
end
$$;

-- The words of the transaction's tenant that look like some that nobody wrote. Two letters that changed places leave a
-- short word hardly a group of three, so those are also looked for by their first letters and their lengths. That a buyer
-- may see a product with such a word is not said: product_search_known is asked before anybody is told.
drop function product_search_near(text, text);
create function product_search_near(searched_language text, mistyped text[])
    returns table (typed text, word text, likeness real, products int)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off
as $$
declare
    asking uuid := current_tenant();
begin
    return query
    select m.word, c.word, extensions.similarity(c.word, m.word), c.products
    from unnest(mistyped) m (word)
    cross join lateral (
        (select w.word, w.products
        from product_word w
        where w.tenant_id = asking
            and w.language = searched_language
            and w.word operator(extensions.%) m.word
        order by extensions.similarity(w.word, m.word) desc, w.products desc, w.word
        limit 40)
        union
        (select w.word, w.products
        from product_word w
        where w.tenant_id = asking
            and w.language = searched_language
            and left(w.word, 1) = any (array[left(m.word, 1), substr(m.word, 2, 1)])
            and length(w.word) between length(m.word) - 1 and length(m.word) + 1
            and length(m.word) <= 6
            and extensions.levenshtein_less_equal(w.word, m.word, 2) <= 2
        order by extensions.levenshtein_less_equal(w.word, m.word, 2), w.products desc, w.word
        limit 100)
    ) c;
end
$$;

create or replace function product_search_completions(searched_language text, parts text[], beginning text)
    returns table (product_id uuid, word text)
    language plpgsql stable security definer rows 100
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_custom_plan set enable_seqscan = off
as $$
declare
    asking uuid := current_tenant();
    wanted tsquery := search_query(searched_language, parts, false);
begin
    return query
    select f.product_id, u.word
    from (
        select s.product_id, s.words
        from product_search s
        where s.tenant_id = asking
            and s.language = searched_language
            and s.document @@ wanted
            and s.published_at <= now()
        limit 500
    ) f
    cross join lateral unnest(string_to_array(f.words, ' ')) u (word)
    where starts_with(u.word, beginning);
end
$$;
grant execute on function product_search_known(text, text[]), product_search_near(text, text[]) to quelyos_app;

-- What is there already keeps what it is found by, and gets what is new of it by the job. The owner is kept out by the
-- policies, so they are lifted for the owner alone, and within this transaction only.
alter table product no force row level security;
alter table product_search no force row level security;
alter table product_search_later no force row level security;
update product_search s
set published_at = p.published_at, titles = array[search_words(p.name)]
from product p
where p.tenant_id = s.tenant_id and p.id = s.product_id and p.status = 'ACTIVE';
select put_search_later(d.tenant_id, d.product_ids)
from (
    select p.tenant_id, array_agg(p.id) as product_ids
    from product p
    group by p.tenant_id
) d;
alter table product force row level security;
alter table product_search force row level security;
alter table product_search_later force row level security;
