package io.quelyos.persistence.review;

/** The part of a statement that the three orders of a product's reviews share. */
final class ReviewSql {

    /** Up to the condition that a review, called m, comes after its product's place, called w; an order and a cut follow. */
    static final String OF_EACH_PLACE =
        "select " +
        ReviewRow.COLUMNS +
        """

        from jsonb_to_recordset(#{places, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as w (
            product_id uuid, rating int, created_at timestamptz, id uuid)
        cross join lateral (
            select m.id, m.product_id, m.author_name, m.rating, m.title, m.body, m.is_verified, m.status, m.version,
                m.created_at
            from product_review m
            where m.product_id = w.product_id
                and m.status = 'PUBLISHED'
        """;

    private ReviewSql() {}
}
