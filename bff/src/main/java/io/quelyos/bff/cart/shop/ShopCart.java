package io.quelyos.bff.cart.shop;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.cart.CartRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. It holds all that was reckoned, so that a replayed answer is the same. */
record ShopCart(
    UUID id,
    int version,
    Currency currency,
    @Nullable String note,
    List<CartAttribute> attributes,
    List<Line> lines,
    int totalQuantity,
    @Nullable Place destination,
    List<String> couponCodes,
    List<CartWarning> warnings,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt,
    OffsetDateTime expiresAt
) {
    /** The schema's type ShopCartLine. */
    record Line(
        UUID id,
        @Nullable UUID variantId,
        @Nullable UUID productId,
        String name,
        int quantity,
        @Nullable String note,
        List<CartAttribute> attributes,
        boolean available,
        Money unitPrice
    ) {}

    /** The schema's type ShopCartDestination. */
    record Place(String countryCode, @Nullable String regionCode, @Nullable String postalCode) {}

    static @Nullable ShopCart of(@Nullable CartState state) {
        if (state == null) {
            return null;
        }
        CartRow row = state.row();
        Currency currency = state.currency();
        List<Line> lines = state
            .lines()
            .stream()
            .map(line ->
                new Line(
                    line.id(),
                    line.variantId(),
                    line.productId(),
                    line.name(),
                    line.quantity(),
                    line.note(),
                    line.attributes(),
                    line.variantId() != null,
                    Money.ofMinor(line.unitPriceMinor(), currency)
                )
            )
            .toList();
        return new ShopCart(
            row.id(),
            row.version(),
            currency,
            row.note(),
            state.attributes(),
            lines,
            Math.toIntExact(Math.min(Integer.MAX_VALUE, lines.stream().mapToLong(Line::quantity).sum())),
            row.countryCode() == null ? null : new Place(row.countryCode(), row.regionCode(), row.postalCode()),
            row.couponCodes(),
            state.warnings(),
            row.createdAt(),
            row.updatedAt(),
            row.expiresAt()
        );
    }
}
