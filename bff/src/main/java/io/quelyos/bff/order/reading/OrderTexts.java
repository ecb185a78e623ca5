package io.quelyos.bff.order.reading;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.pricing.tax.AppliedTax;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what orders keep as JSON. */
public final class OrderTexts {

    private static final JsonMapper JSON = JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
    private static final TypeReference<List<AppliedTax>> TAXES = new TypeReference<>() {};
    private static final TypeReference<List<Given>> DISCOUNTS = new TypeReference<>() {};

    private OrderTexts() {}

    /** The schema's type OrderTax. */
    public record Tax(String name, BigDecimal percentage, Money base, Money amount) {}

    /** The schema's type OrderDiscount. */
    public record Discount(String name, @Nullable String code, Money amount) {}

    /** The part of a discount that its buyer is told. */
    private record Given(String name, @Nullable String couponCode, long amountMinor) {}

    /** Taxes as they were applied. */
    public static List<AppliedTax> appliedTaxes(String json) {
        return JSON.readValue(json, TAXES);
    }

    static List<Tax> taxes(String json, Currency currency) {
        return appliedTaxes(json)
            .stream()
            .map(tax ->
                new Tax(
                    tax.name(),
                    BigDecimal.valueOf(tax.rateMillionths(), 4),
                    Money.ofMinor(tax.basisMinor(), currency),
                    Money.ofMinor(tax.amountMinor(), currency)
                )
            )
            .toList();
    }

    static List<Discount> discounts(String json, Currency currency) {
        return JSON.readValue(json, DISCOUNTS)
            .stream()
            .map(given -> new Discount(given.name(), given.couponCode(), Money.ofMinor(given.amountMinor(), currency)))
            .toList();
    }

    static List<CartAttribute> attributes(String json) {
        return CartAttribute.read(json);
    }
}
