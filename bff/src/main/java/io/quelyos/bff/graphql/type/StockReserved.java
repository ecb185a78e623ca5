package io.quelyos.bff.graphql.type;

import java.util.List;

/**
 * Pieces cannot be taken away because they are kept for buyers.
 *
 * @param reserved how many are
 */
public record StockReserved(long reserved, List<String> field) implements UserError {
    public StockReserved {
        field = List.copyOf(field);
    }

    @Override
    public Code code() {
        return Code.WRONG_STATE;
    }

    @Override
    public String message() {
        return reserved + " pieces are kept for buyers who are ordering; wait until they have, or leave these.";
    }
}
