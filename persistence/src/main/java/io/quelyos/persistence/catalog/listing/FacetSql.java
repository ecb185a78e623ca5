package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.listing.FacetQuery.Facet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the facets of a list, all in one statement. A facet's counts respect what was chosen of the others and not what
 * was chosen of itself, so that a buyer sees what another choice would leave. So each product is told by the facet whose
 * choice it misses: one that misses none counts everywhere, one that misses one counts for that one alone.
 */
final class FacetSql {

    private static final int PRICE_STEPS = 5;

    private FacetSql() {}

    static Map<String, Object> count(FacetQuery query) {
        var sql = new ConditionSql();
        List<String> misses = new ArrayList<>();
        query
            .chosen()
            .forEach((key, choice) ->
                misses.add("case when (" + sql.render(choice) + ") is not true then " + sql.bind(key) + " end")
            );
        String missed = misses.isEmpty()
            ? "cast('{}' as text[])"
            : "array_remove(array[" + String.join(",\n        ", misses) + "], null)";
        List<String> parts = query
            .facets()
            .stream()
            .sorted()
            .map(facet -> part(facet, query, sql))
            .toList();
        return sql.finish(
            """
            with listed as materialized (
                select p.id, p.brand_id, p.is_available, p.min_price_minor, p.max_price_minor,
                    p.rating_average_hundredths, %s as missed
                from product p
                where %s
            ), kept as materialized (
                select l.id, l.brand_id, l.is_available, l.min_price_minor, l.max_price_minor,
                    l.rating_average_hundredths, l.missed[1] as missed
                from listed l
                where cardinality(l.missed) < 2
            )
            """.formatted(missed, sql.render(query.base())) + String.join("\nunion all\n", parts)
        );
    }

    private static String part(Facet facet, FacetQuery query, ConditionSql sql) {
        return switch (facet) {
            case CATEGORY -> """
            (select 'CATEGORY' as facet, c.category_id as id, cast(null as text) as name, cast(null as text) as value,
                cast(null as bigint) as low, cast(null as bigint) as high, count(*) as products
            from kept k
            join category_product c on c.product_id = k.id
            where k.missed is null or k.missed = 'CATEGORY'
            group by c.category_id
            order by products desc, c.category_id
            limit 100)""";
            case BRAND -> """
            (select 'BRAND' as facet, b.id, b.slug as name, b.name as value, cast(null as bigint) as low,
                cast(null as bigint) as high, g.products
            from (
                select k.brand_id, count(*) as products
                from kept k
                where k.missed is null or k.missed = 'BRAND'
                group by k.brand_id
            ) g
            join brand b on b.id = g.brand_id
            order by g.products desc, b.name_key
            limit 100)""";
            case OPTION -> """
            (select 'OPTION' as facet, cast(null as uuid) as id, o.name, o.value, cast(null as bigint) as low,
                cast(null as bigint) as high, count(*) as products
            from kept k
            join product_option_value o on o.product_id = k.id
            where k.missed is null or k.missed = 'OPTION:' || o.name
            group by o.name, o.value
            order by products desc, o.name, o.value
            limit 500)""";
            case PRICE -> prices(query, sql);
            case AVAILABILITY -> """
            (select 'AVAILABILITY' as facet, cast(null as uuid) as id, cast(null as text) as name,
                cast(null as text) as value, cast(cast(k.is_available as int) as bigint) as low,
                cast(null as bigint) as high, count(*) as products
            from kept k
            where k.missed is null or k.missed = 'AVAILABILITY'
            group by k.is_available
            order by low desc
            limit 2)""";
            case RATING -> """
            (select 'RATING' as facet, cast(null as uuid) as id, cast(null as text) as name, cast(null as text) as value,
                cast(s.stars as bigint) as low, cast(null as bigint) as high, count(*) as products
            from generate_series(1, 4) s (stars)
            join kept k on k.rating_average_hundredths >= s.stars * 100
            where k.missed is null or k.missed = 'RATING'
            group by s.stars
            order by low desc
            limit 4)""";
        };
    }

    /**
     * Spans of prices, in steps that people count in: 1, 2 or 5 with zeros, as few of them as fit. A product with one price
     * needs no look at its articles. Its own "with" stands in a derived table, because PostgreSQL takes it for a second one
     * of the whole statement where no other facet is counted.
     */
    private static String prices(FacetQuery query, ConditionSql sql) {
        String kept = query.buyer() == null ? "kept" : "others";
        String currency = query.currency();
        String priced =
            currency == null
                ? """
                  select k.id, k.min_price_minor as price_minor
                      from %1$s k
                      where (k.missed is null or k.missed = 'PRICE')
                          and k.min_price_minor = k.max_price_minor
                      union all
                      select k.id, v.price_minor
                      from %1$s k
                      join variant v on v.product_id = k.id
                      where (k.missed is null or k.missed = 'PRICE')
                          and k.min_price_minor < k.max_price_minor""".formatted(kept)
                : """
                  select k.id, s.min_price_minor as price_minor
                      from %1$s k
                      join product_price s on s.product_id = k.id and s.currency = %2$s
                      where (k.missed is null or k.missed = 'PRICE')
                          and s.min_price_minor = s.max_price_minor
                      union all
                      select k.id, coalesce(x.price_minor,
                          convert_price(v.price_minor, c.minor_rate, c.step_minor, c.ending_minor))
                      from %1$s k
                      join product_price s on s.product_id = k.id and s.currency = %2$s
                      join variant v on v.product_id = k.id
                      join tenant_currency c on c.tenant_id = v.tenant_id and c.currency = s.currency
                      left join variant_price x
                          on x.tenant_id = v.tenant_id and x.variant_id = v.id and x.currency = c.currency
                      where (k.missed is null or k.missed = 'PRICE')
                          and s.min_price_minor < s.max_price_minor""".formatted(kept, sql.bind(currency));
        String others = "";
        if (query.buyer() != null) {
            String products = AgreedPriceSql.products(query.buyer(), sql);
            others = """
            others as materialized (
                select k.id, k.min_price_minor, k.max_price_minor, k.missed
                from kept k
                where k.id not in (%s)
            ),
            """.formatted(products);
            priced += agreed(query.buyer(), sql);
        }
        return """
        (select w.facet, w.id, w.name, w.value, w.low, w.high, w.products
        from (with %spriced as materialized (
            %s
        ), step as (
            select min(cast(m.digit * power(cast(10 as numeric), e.zeros) as bigint)) as minor
            from (select max(a.price_minor) - min(a.price_minor) as width from priced a) w
            cross join unnest(array[1, 2, 5]) m (digit)
            cross join generate_series(2, 16) e (zeros)
            where m.digit * power(cast(10 as numeric), e.zeros) * %d >= w.width
        )
        select 'PRICE' as facet, cast(null as uuid) as id, cast(null as text) as name, cast(null as text) as value,
            s.low, s.low + s.minor - 1 as high, count(*) as products
        from (
            select distinct a.id, t.minor, a.price_minor / t.minor * t.minor as low
            from priced a
            cross join step t
        ) s
        group by s.low, s.minor
        order by s.low
        limit 20) w
        order by w.low
        limit 20)""".formatted(others, priced, PRICE_STEPS);
    }

    /** What articles of products cost a buyer with whom something was agreed of them. */
    private static String agreed(ProductListQuery.Buyer buyer, ConditionSql sql) {
        return """

        union all
        select k.id, b.price_minor
        from kept k
        join variant v on v.product_id = k.id
        %s
        where (k.missed is null or k.missed = 'PRICE')
            and k.id in (%s)""".formatted(AgreedPriceSql.articlePrice(buyer, sql), AgreedPriceSql.products(buyer, sql));
    }
}
