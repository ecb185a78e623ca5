package io.quelyos.persistence.catalog.listing;

import java.util.function.Function;

/** The parts of a list's statement that speak of prices in another currency than the tenant's own. */
final class ForeignPriceSql {

    /** What such a list is sorted by: the columns of one index. */
    static final String SORT_COLUMN = "f.min_price_minor";
    static final String ID_COLUMN = "f.product_id";

    private ForeignPriceSql() {}

    /** Joins the products' prices in a currency; a product without articles has none and is left out. */
    static String join(String currency) {
        return (
            "\njoin product_price f on f.tenant_id = p.tenant_id and f.product_id = p.id and f.currency = " + currency
        );
    }

    /**
     * A variant of the product costs so much. As in the tenant's own currency, one open bound is answered by the summary
     * alone, and two need a variant between them, which the cheapest or the dearest can be.
     *
     * @param bind binds a value and answers its place in the statement
     */
    static String between(ProductCondition.PriceBetweenIn span, Function<Object, String> bind) {
        String currency = bind.apply(span.currency());
        String low = span.minMinor() == null ? null : bind.apply(span.minMinor());
        String high = span.maxMinor() == null ? null : bind.apply(span.maxMinor());
        String summary = """
        exists (
            select from product_price s
            where s.product_id = p.id
                and s.currency = %s""".formatted(currency);
        if (low != null) {
            summary += "\n        and s.max_price_minor >= " + low;
        }
        if (high != null) {
            summary += "\n        and s.min_price_minor <= " + high;
        }
        return low == null || high == null ? summary + ")" : summary + variant(currency, low, high) + ")";
    }

    /** The offset keeps the planner from converting the prices of all variants of the tenant beforehand. */
    private static String variant(String currency, String low, String high) {
        return """

        and (s.min_price_minor >= %2$s
            or s.max_price_minor <= %3$s
            or exists (
                select from variant v
                join tenant_currency c on c.tenant_id = v.tenant_id and c.currency = %1$s
                left join variant_price x
                    on x.tenant_id = v.tenant_id and x.variant_id = v.id and x.currency = c.currency
                where v.product_id = s.product_id
                    and coalesce(x.price_minor,
                        convert_price(v.price_minor, c.minor_rate, c.step_minor, c.ending_minor))
                        between %2$s and %3$s
                offset 0))""".formatted(currency, low, high);
    }
}
