package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.listing.ProductListQuery.Buyer;
import io.quelyos.persistence.catalog.listing.ProductListSql.Walk;
import io.quelyos.persistence.pricelist.PriceListMapper;

/**
 * The parts of a list's statement that speak of prices that were agreed with whoever looks at it. An agreed price never
 * raises what everybody pays, so a product's lowest price is the lower one of the open summary and of what was agreed; only
 * products of which something was agreed are looked at article by article.
 */
final class AgreedPriceSql {

    private AgreedPriceSql() {}

    /** The products of which something was agreed with a buyer; read once for a whole statement. */
    static String products(Buyer buyer, ConditionSql sql) {
        return """
        select t.product_id
        from price_list_price a
        join variant t on t.tenant_id = a.tenant_id and t.id = a.variant_id
        where %s""".formatted(agreed(buyer, sql));
    }

    /** Joins to articles called v what they cost the buyer, as b.price_minor. */
    static String articlePrice(Buyer buyer, ConditionSql sql) {
        String currency = sql.bind(buyer.currency());
        String open = buyer.isForeign()
            ? """
              join tenant_currency c on c.tenant_id = v.tenant_id and c.currency = %s
              left join variant_price x
                  on x.tenant_id = v.tenant_id and x.variant_id = v.id and x.currency = c.currency
              """.formatted(currency)
            : "";
        String price = buyer.isForeign()
            ? "coalesce(x.price_minor, convert_price(v.price_minor, c.minor_rate, c.step_minor, c.ending_minor))"
            : "v.price_minor";
        return (
            open +
            """
            cross join lateral (
                select least(%s, (select min(a.price_minor)
                    from price_list_price a
                    where a.tenant_id = v.tenant_id and a.variant_id = v.id and %s))
            ) b (price_minor)
            """.formatted(price, agreed(buyer, sql))
        );
    }

    /** A variant of the product costs the buyer so much; what nothing was agreed of is answered as for everybody. */
    static String between(ProductCondition.PriceBetweenFor span, ConditionSql sql) {
        if (span.minMinor() == null && span.maxMinor() == null) {
            return sql.render(span.open());
        }
        String low = span.minMinor() == null ? "" : "\n        and b.price_minor >= " + sql.bind(span.minMinor());
        String high = span.maxMinor() == null ? "" : "\n        and b.price_minor <= " + sql.bind(span.maxMinor());
        return """
        case when p.id in (%s) then exists (
            select from variant v
            %s
            where v.product_id = p.id%s%s
            offset 0)
        else (%s) end""".formatted(
            products(span.buyer(), sql),
            articlePrice(span.buyer(), sql),
            low,
            high,
            sql.render(span.open())
        );
    }

    /**
     * A page by the buyer's prices. Products of which a lower price was agreed are as many as there are agreements and are
     * sorted by those; all others come from the index in its order; of each of the two no more is read than the page needs.
     */
    static String page(ProductListQuery query, Buyer buyer, ConditionSql sql) {
        String foreign = buyer.isForeign() ? ForeignPriceSql.join(sql.bind(buyer.currency())) : "";
        Walk walk = Walk.of(query, buyer.isForeign() ? buyer.currency() : null, sql);
        String direction = query.isDescending() ? "desc" : "asc";
        String most = sql.bind(query.offset() + query.limit());
        return """
        with better as materialized (
            select p.id, min(a.price_minor) as price_minor
            from price_list_price a
            join variant t on t.tenant_id = a.tenant_id and t.id = a.variant_id
            join product p on p.tenant_id = t.tenant_id and p.id = t.product_id%1$s
            where %2$s
            group by p.id, %14$s
            having min(a.price_minor) < %14$s
        ), page as (
            (select p.id, %3$s as price_minor
            from %15$s
            where %4$s
                and p.id not in (select o.id from better o)%5$s
            order by %3$s %6$s, %7$s %6$s
            limit %8$s)
            union all
            (select p.id, o.price_minor
            from better o
            join product p on p.id = o.id
            where %9$s%10$s
            order by o.price_minor %6$s, o.id %6$s
            limit %8$s)
        )
        select %11$s
        from page g
        join product p on p.id = g.id
        order by g.price_minor %6$s, g.id %6$s
        limit %12$s
        offset %13$s""".formatted(
            foreign,
            agreed(buyer, sql),
            walk.key(),
            walk.where(),
            place(query, walk.key(), walk.id(), sql),
            direction,
            walk.id(),
            most,
            sql.render(query.where()),
            place(query, "o.price_minor", "o.id", sql),
            ProductRow.LISTED_COLUMNS,
            sql.bind(query.limit()),
            sql.bind(query.offset()),
            buyer.isForeign() ? ForeignPriceSql.SORT_COLUMN : "p.min_price_minor",
            walk.from()
        );
    }

    private static String place(ProductListQuery query, String key, String id, ConditionSql sql) {
        var place = query.place();
        return place == null ? "" : "\n        and " + ProductListSql.place(query, place, key, id, sql);
    }

    /** Prices called a of the lists that hold for the buyer, for one piece. */
    private static String agreed(Buyer buyer, ConditionSql sql) {
        return """
        a.currency = %s
            and a.minimum = 1
            and a.price_list_id in (%s)""".formatted(
            sql.bind(buyer.currency()),
            PriceListMapper.LISTS.replace("#{customerId}", sql.bind(buyer.customerId()))
        );
    }
}
