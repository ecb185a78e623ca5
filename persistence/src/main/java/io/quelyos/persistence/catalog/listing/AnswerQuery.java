package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of the answers to a question, the best first.
 *
 * @param where which products may answer
 * @param place the answer after which the page begins; null for the start
 * @param limit how many answers at the most
 */
public record AnswerQuery(
    ProductQuestion question,
    ProductCondition where,
    @Nullable Answer place,
    int offset,
    int limit
) {
    /** More than anybody reads from the top on: so far the best answers are read from the words of names alone. */
    private static final int MOST_BEST = 250;

    /**
     * Where an answer stands.
     *
     * @param score how well it answers; only comparisons mean anything
     */
    public record Answer(UUID id, long score) {}

    /** An answer with its product. */
    public record Row(ProductRow product, long score) {}

    /**
     * Whether the page can be one of the best answers among names, as the words of names are kept in order: it is of
     * everything that buyers may see, from the top on, and the question is for one whole word.
     */
    public boolean isOfTheBest() {
        return where.isHeldByAllPublished() && place == null && question.isForOneWord() && offset + limit <= MOST_BEST;
    }
}
