package io.quelyos.bff.graphql.type;

import java.util.List;

/** What is to be paid is another amount than the one that the buyer agreed to. */
public record PriceChanged(Money oldAmount, Money newAmount, List<String> field) implements UserError {
    public PriceChanged {
        field = List.copyOf(field);
    }

    @Override
    public Code code() {
        return Code.PRICE_CHANGED;
    }

    @Override
    public String message() {
        return (
            "It comes to " +
            newAmount.amount().toPlainString() +
            " " +
            newAmount.currency().getCurrencyCode() +
            " now; look at it again."
        );
    }
}
