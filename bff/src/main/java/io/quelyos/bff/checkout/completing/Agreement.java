package io.quelyos.bff.checkout.completing;

import io.quelyos.bff.cart.reading.CartSums;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.MoneyInput;
import io.quelyos.bff.graphql.type.PriceChanged;
import io.quelyos.bff.graphql.type.UserError;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether what a cart comes to is what its buyer agreed to. */
public final class Agreement {

    private Agreement() {}

    /** As below, where only the total is agreed to. */
    public static List<UserError> onTotal(CartSums sums, MoneyInput expectedTotal) {
        List<UserError> differences = new ArrayList<>();
        Money total = Money.ofMinor(sums.prices().totals().grossMinor(), sums.prices().currency());
        compare(total, expectedTotal, "expectedTotal", differences);
        return differences;
    }

    /** What differs; nothing where the order can be made. */
    static List<UserError> differences(CartSums sums, CompleteInput input) {
        List<UserError> differences = new ArrayList<>();
        Currency currency = sums.prices().currency();
        long gross = sums.prices().totals().grossMinor();
        compare(Money.ofMinor(gross, currency), input.expectedTotal(), "expectedTotal", differences);
        compare(Money.ofMinor(sums.dueMinor(), currency), input.expectedAmountDue(), "expectedAmountDue", differences);
        return differences;
    }

    private static void compare(Money now, @Nullable MoneyInput agreed, String field, List<UserError> differences) {
        if (agreed == null) {
            return;
        }
        boolean isSame = agreed.currency().equals(now.currency()) && agreed.amount().compareTo(now.amount()) == 0;
        if (!isSame) {
            var before = new Money(agreed.amount(), agreed.currency());
            differences.add(new PriceChanged(before, now, List.of("input", field)));
        }
    }
}
