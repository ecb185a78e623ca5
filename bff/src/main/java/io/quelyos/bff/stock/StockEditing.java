package io.quelyos.bff.stock;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.catalog.backoffice.BackofficeStockLevel;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.StockReserved;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.LocatedStockRow;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.catalog.StockLevelRow;
import io.quelyos.persistence.catalog.edit.StockMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sets and changes stock. Whether a product, and the bundles that hold its articles, can be bought is brought in line in
 * the same transaction, in the catalogue's turn, so that nobody sums up what another is just changing.
 */
@Component
final class StockEditing {

    private static final int MOST = 1_000_000_000;
    private static final int MAX_REASON_LENGTH = 200;

    private final CatalogTurns turns;
    private final StockMapper stock;
    private final ProductWriteMapper products;
    private final AuditTrail audit;

    StockEditing(CatalogTurns turns, StockMapper stock, ProductWriteMapper products, AuditTrail audit) {
        this.turns = turns;
        this.stock = stock;
        this.products = products;
        this.audit = audit;
    }

    /**
     * Sets how many pieces lie at a place.
     *
     * @param expected how many the author saw there; null where that does not matter
     */
    StockPayload set(
        TenantContext context,
        String variantId,
        String locationId,
        int quantity,
        @Nullable Integer expected
    ) {
        if (quantity < 0 || quantity > MOST) {
            return StockPayload.refused(UserError.of(Code.INVALID, "A quantity is 0 to " + MOST + ".", "quantity"));
        }
        return change(context, variantId, locationId, Map.of(), before -> {
            if (expected != null && expected != before.quantity()) {
                String message = "There are " + before.quantity() + " pieces by now; look again.";
                return UserError.of(Code.CONFLICT, message, "expectedQuantity");
            }
            if (quantity < before.reserved()) {
                return new StockReserved(before.reserved(), List.of("quantity"));
            }
            var level = new StockLevelRow(before.variantId(), before.locationId(), quantity);
            products.setStock(context.tenantId().value(), List.of(level));
            return null;
        });
    }

    /**
     * Adds pieces at a place.
     *
     * @param delta negative to take pieces away
     * @param reason for the audit trail
     */
    StockPayload adjust(
        TenantContext context,
        String variantId,
        String locationId,
        int delta,
        @Nullable String reason,
        boolean allowsNegative
    ) {
        if (delta < -MOST || delta > MOST) {
            return StockPayload.refused(UserError.of(Code.INVALID, "A change is at most " + MOST + ".", "delta"));
        }
        if (reason != null && reason.length() > MAX_REASON_LENGTH) {
            String message = "A reason has at most " + MAX_REASON_LENGTH + " characters.";
            return StockPayload.refused(UserError.of(Code.TOO_LONG, message, "reason"));
        }
        Map<String, Object> detail = reason == null ? Map.of("delta", delta) : Map.of("delta", delta, "reason", reason);
        return change(context, variantId, locationId, detail, before -> {
            if (delta < 0 && !allowsNegative && (long) before.quantity() + delta < before.reserved()) {
                return before.reserved() == 0
                    ? missing(before)
                    : new StockReserved(before.reserved(), List.of("delta"));
            }
            int written = stock.adjust(
                context.tenantId().value(),
                before.variantId(),
                before.locationId(),
                delta,
                allowsNegative,
                MOST
            );
            return written == 0 ? missing(before) : null;
        });
    }

    private static UserError missing(LocatedStockRow before) {
        String message = "There are " + before.quantity() + " pieces; that cannot be done.";
        return UserError.of(Code.WRONG_STATE, message, "delta");
    }

    /** Runs a change that tells why it was not done, or null when it was. */
    private StockPayload change(
        TenantContext context,
        String variantId,
        String locationId,
        Map<String, Object> detail,
        Function<LocatedStockRow, @Nullable UserError> work
    ) {
        UUID variant = GlobalId.decode("var", variantId).orElse(null);
        UUID location = GlobalId.decode("loc", locationId).orElse(null);
        return turns.write(context, () -> {
            UUID product = variant == null ? null : stock.findProductId(variant);
            if (variant == null || product == null) {
                return StockPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such article.", "variantId"));
            }
            if (location != null) {
                stock.lock(variant, location);
            }
            LocatedStockRow before = location == null ? null : stock.find(variant, location);
            if (before == null) {
                return StockPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such place.", "locationId"));
            }
            UserError refusal = work.apply(before);
            if (refusal != null) {
                return StockPayload.refused(refusal);
            }
            products.summarize(List.of(product));
            LocatedStockRow after = Objects.requireNonNull(stock.find(variant, before.locationId()));
            record(context, before, after, detail);
            return new StockPayload(BackofficeStockLevel.of(after), List.of());
        });
    }

    private void record(
        TenantContext context,
        LocatedStockRow before,
        LocatedStockRow after,
        Map<String, Object> detail
    ) {
        Map<String, Object> told = new LinkedHashMap<>(detail);
        told.put("location", before.locationCode());
        told.put("from", before.quantity());
        told.put("to", after.quantity());
        audit.record(context, detail.isEmpty() ? "stock.set" : "stock.adjust", "variant", before.variantId(), told);
    }
}
