package io.quelyos.bff.catalog;

import java.util.List;
import java.util.UUID;

/** What became of one draft. */
public sealed interface ProductOutcome {
    /** The slug of the draft. */
    String slug();

    /** The draft is stored now. */
    record Written(String slug, UUID productId, Change change) implements ProductOutcome {}

    /** The draft has problems and changed nothing: its own, or an article number that another product has. */
    record Refused(String slug, List<DraftProblem> problems) implements ProductOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The draft would be a product more than the plan allows, and changed nothing. */
    record QuotaReached(String slug, long limit, long used) implements ProductOutcome {}

    /** How a draft differed from what was stored. */
    enum Change {
        CREATED,
        UPDATED,
        UNCHANGED,
    }
}
