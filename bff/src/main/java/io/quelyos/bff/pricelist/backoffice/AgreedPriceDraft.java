package io.quelyos.bff.pricelist.backoffice;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricelist.backoffice.PriceListInput.AgreedPriceInput;
import io.quelyos.bff.pricing.money.PriceLimit;
import io.quelyos.persistence.pricelist.AgreedPriceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The prices that staff say for one article, and what is wrong with them. */
record AgreedPriceDraft(List<AgreedPriceRow> rows, List<UserError> errors) {
    private static final int MOST = 100;
    private static final int MOST_OF_CURRENCY = 20;
    private static final int MOST_PIECES = 1_000_000;

    AgreedPriceDraft {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    static AgreedPriceDraft of(UUID variant, List<AgreedPriceInput> inputs) {
        if (inputs.size() > MOST) {
            UserError error = new UserError.LimitReached(
                MOST,
                "An article has 100 prices at the most.",
                List.of("prices")
            );
            return new AgreedPriceDraft(List.of(), List.of(error));
        }
        List<AgreedPriceRow> rows = new ArrayList<>();
        List<UserError> errors = new ArrayList<>();
        Map<String, Set<Integer>> seen = new HashMap<>();
        for (int index = 0; index < inputs.size(); index++) {
            AgreedPriceInput input = inputs.get(index);
            String place = String.valueOf(index);
            String currency = input.price().currency().getCurrencyCode();
            OptionalLong minor = minor(input);
            Set<Integer> ofCurrency = seen.computeIfAbsent(currency, code -> new HashSet<>());
            if (input.minimum() < 1 || input.minimum() > MOST_PIECES) {
                errors.add(UserError.of(Code.INVALID, "It is 1 to 1,000,000 pieces.", "prices", place, "minimum"));
            } else if (!ofCurrency.add(input.minimum())) {
                errors.add(UserError.of(Code.INVALID, "This number is said twice.", "prices", place, "minimum"));
            } else if (ofCurrency.size() > MOST_OF_CURRENCY) {
                errors.add(UserError.of(Code.INVALID, "A currency has 20 prices at the most.", "prices", place));
            }
            if (minor.isEmpty()) {
                errors.add(
                    UserError.of(Code.INVALID, "It is not a price in " + currency + ".", "prices", place, "price")
                );
            } else {
                rows.add(new AgreedPriceRow(variant, currency, input.minimum(), minor.getAsLong()));
            }
        }
        return new AgreedPriceDraft(rows, errors);
    }

    private static OptionalLong minor(AgreedPriceInput input) {
        try {
            long minor = Money.toMinor(input.price().amount(), input.price().currency());
            return PriceLimit.allows(minor) ? OptionalLong.of(minor) : OptionalLong.empty();
        } catch (ArithmeticException tooFineOrTooLarge) {
            return OptionalLong.empty();
        }
    }
}
