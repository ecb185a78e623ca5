-- Statements of triggers keep the plan of a session's first run, which is usually for one row. Rows before and after a
-- statement were joined by loops from then on, ten thousand million of them where a hundred thousand products change.
alter function product_updated_for_search() set enable_nestloop = off;

-- As in V0125, where the words themselves are found one by one (V0144). No loop can make a full join, and there are no rows
-- that one side alone has.
create or replace function product_search_updated() returns trigger
    language plpgsql set search_path = pg_catalog, public, pg_temp
    set enable_nestloop = on set enable_mergejoin = off set enable_seqscan = off
as $$
begin
    with renamed as (
        select c.tenant_id, c.language, c.product_id, c.published_at, c.titles, c.firsts, c.document, c.standing,
            g.published_at as published_before, g.titles as titles_before, g.firsts as firsts_before,
            g.document as document_before, g.standing as standing_before
        from changed c
        full join gone g
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
