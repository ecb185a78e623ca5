package io.quelyos.persistence.review;

/** The part of a statement that the three orders of a product's reviews share. */
final class ReviewSql {

    /** Up to the condition that a review, called m, comes after the place where the page begins; an order and a cut follow. */
    static final String OF_EACH_PRODUCT =
        "select " +
        ReviewRow.COLUMNS +
        """

        from unnest(#{productIds}) as w (product_id)
        cross join lateral (
            select m.id, m.product_id, m.author_name, m.rating, m.title, m.body, m.is_verified, m.status, m.version,
                m.created_at
            from product_review m
            where m.product_id = w.product_id
                and m.status = 'PUBLISHED'
        """;

    private ReviewSql() {}
}
