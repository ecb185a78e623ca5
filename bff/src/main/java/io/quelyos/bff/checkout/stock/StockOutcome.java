package io.quelyos.bff.checkout.stock;

import io.quelyos.persistence.checkout.LineStockRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came of keeping pieces. */
public sealed interface StockOutcome {
    /**
     * All of them are kept.
     *
     * @param lines from which place each line gets what
     */
    record Kept(List<LineStockRow> lines) implements StockOutcome {
        public Kept {
            lines = List.copyOf(lines);
        }
    }

    /**
     * None is kept, and what was kept before still is.
     *
     * @param available by line, how many pieces of it could be had; lines that could be had whole are absent
     */
    record Missing(Map<UUID, Long> available) implements StockOutcome {
        public Missing {
            available = Map.copyOf(available);
        }
    }
}
