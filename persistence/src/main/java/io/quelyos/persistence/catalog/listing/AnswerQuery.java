package io.quelyos.persistence.catalog.listing;

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
    /**
     * One answer.
     *
     * @param score how well it answers; only comparisons mean anything
     */
    public record Answer(UUID id, long score) {}
}
