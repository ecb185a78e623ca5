package io.quelyos.persistence.catalog.listing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes conditions on a product called p. Only the fixed texts of this package become SQL; every value is bound. The status
 * is written out and not bound, because the planner uses the shop's partial indexes only where it can read it.
 */
final class ConditionSql {

    /** The name of the statement's own text among its values. */
    static final String TEXT = "text";

    private final Map<String, Object> values = new HashMap<>();

    /** The finished statement: its text and its values. */
    Map<String, Object> finish(String text) {
        values.put(TEXT, text);
        return values;
    }

    String render(ProductCondition condition) {
        return switch (condition) {
            case ProductCondition.Published() -> "p.status = 'ACTIVE' and p.published_at <= now()";
            case ProductCondition.Available available -> "p.is_available = " + bind(available.isAvailable());
            case ProductCondition.StatusIn in -> "p.status = any(" + bind(in.statuses()) + ")";
            case ProductCondition.SlugIs is -> "p.slug = " + bind(is.slug());
            case ProductCondition.Featured() -> "p.featured_position is not null";
            case ProductCondition.Never() -> "false";
            case ProductCondition.OfBrand of -> "p.brand_id = " + bind(of.brandId());
            case ProductCondition.HasTag has -> """
            exists (
                select from product_tag t
                where t.product_id = p.id
                    and t.tag = %s)""".formatted(bind(has.tag()));
            case ProductCondition.OfType of -> "p.product_type = " + bind(of.productType());
            case ProductCondition.PublishedSince published -> "p.published_at >= " + bind(published.since());
            case ProductCondition.PublishedWithin within -> "p.published_at >= now() - make_interval(days => " +
                bind(within.days()) +
                ")";
            case ProductCondition.OnSale() -> """
            exists (
                select from variant v
                where v.product_id = p.id
                    and v.compare_at_minor > v.price_minor)""";
            case ProductCondition.PinnedTo pinned -> """
            exists (
                select from collection_product c
                where c.product_id = p.id
                    and c.collection_id = %s)""".formatted(bind(pinned.collectionId()));
            case ProductCondition.RatedAtLeast rated -> "p.rating_average_hundredths >= " + bind(rated.hundredths());
            case ProductCondition.OfBrands of -> """
            exists (
                select from brand b
                where b.id = p.brand_id
                    and b.slug = any(%s))""".formatted(bind(of.slugs()));
            case ProductCondition.CreatedBetween span -> created(span);
            case ProductCondition.Answers answers -> "p.id in (select " + matches(answers.question()) + ")";
            case ProductCondition.PriceBetween span -> price(span);
            case ProductCondition.PriceBetweenIn span -> ForeignPriceSql.between(span, this::bind);
            case ProductCondition.PriceBetweenFor span -> AgreedPriceSql.between(span, this);
            case ProductCondition.OfCategory of -> """
            exists (
                select from category_product c
                where c.product_id = p.id
                    and c.category_id = %s)""".formatted(categoryId(of));
            case ProductCondition.HasOption has -> """
            exists (
                select from product_option_value o
                where o.product_id = p.id
                    and o.name = %s
                    and o.value = any(%s))""".formatted(bind(has.name()), bind(has.values()));
            case ProductCondition.HasSku has -> """
            exists (
                select from variant v
                where v.product_id = p.id
                    and v.sku = %s)""".formatted(bind(has.sku()));
            case ProductCondition.All all -> all.parts().isEmpty() ? "true" : join(all.parts(), " and ");
            case ProductCondition.Any any -> any.parts().isEmpty() ? "false" : join(any.parts(), " or ");
            case ProductCondition.Either either -> either(either.parts());
            // What is unknown is not so: a product without a maker is not of one.
            case ProductCondition.Not not -> "(" + render(not.part()) + ") is not true";
        };
    }

    /** The id of the category that a condition names, read in the same statement where only its slug is known. */
    String categoryId(ProductCondition.OfCategory category) {
        return switch (category) {
            case ProductCondition.InCategory in -> bind(in.categoryId());
            case ProductCondition.InCategoryOfSlug in -> "(select k.id from category k where k.slug = " +
                bind(in.slug()) +
                ")";
        };
    }

    /**
     * One open bound is answered by the summary alone; two need a variant between them, not one on either side. The cheapest
     * and the dearest are variants as well, so only where both lie outside the others are looked at. The offset keeps the
     * planner from reading all variants of the tenant beforehand.
     */
    private String price(ProductCondition.PriceBetween span) {
        if (span.minMinor() == null) {
            return span.maxMinor() == null ? "true" : "p.min_price_minor <= " + bind(span.maxMinor());
        }
        if (span.maxMinor() == null) {
            return "p.max_price_minor >= " + bind(span.minMinor());
        }
        String min = bind(span.minMinor());
        String max = bind(span.maxMinor());
        return """
        p.min_price_minor <= %2$s
            and p.max_price_minor >= %1$s
            and p.variant_count > 0
            and (p.min_price_minor >= %1$s
                or p.max_price_minor <= %2$s
                or exists (
                    select from variant v
                    where v.product_id = p.id
                        and v.price_minor between %1$s and %2$s
                    offset 0))""".formatted(min, max);
    }

    private String created(ProductCondition.CreatedBetween span) {
        String since = span.since() == null ? "true" : "p.created_at >= " + bind(span.since());
        return span.before() == null ? since : since + " and p.created_at < " + bind(span.before());
    }

    private String matches(ProductQuestion question) {
        return "product_search_matches(%s, cast(%s as text[]), %s)".formatted(
            bind(question.language()),
            bind(question.parts()),
            bind(question.isAny())
        );
    }

    /** No alternative of an "or" can choose an index, each branch of a union can. */
    private String either(List<ProductCondition> parts) {
        return parts
            .stream()
            .map(part -> "select p.id\nfrom product p\nwhere " + render(part))
            .collect(Collectors.joining("\nunion all\n", "p.id in (\n", ")"));
    }

    private String join(List<ProductCondition> parts, String operator) {
        return parts
            .stream()
            .map(part -> "(" + render(part) + ")")
            .collect(Collectors.joining(operator));
    }

    String bind(Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return "#{" + name + "}";
    }
}
