package io.quelyos.bff.market.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.market.backoffice.MarketPayload.PricesRemovePayload;
import io.quelyos.bff.market.backoffice.MarketPayload.PricesSetPayload;
import io.quelyos.bff.pricing.money.PriceLimit;
import io.quelyos.persistence.market.MarketMapper;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.VariantPriceRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets and removes the prices that articles have of their own in another currency, many at once. */
@Component
final class PriceEditing {

    static final int MAX_PRICES = 250;

    private final CatalogTurns turns;
    private final MarketMapper market;
    private final PriceMapper prices;
    private final AuditTrail audit;

    PriceEditing(CatalogTurns turns, MarketMapper market, PriceMapper prices, AuditTrail audit) {
        this.turns = turns;
        this.market = market;
        this.prices = prices;
        this.audit = audit;
    }

    /** Sets the prices that are without fault and tells of each other one by its place. */
    PricesSetPayload set(TenantContext context, Currency currency, List<BackofficeVariantPriceInput> inputs) {
        if (inputs.isEmpty() || inputs.size() > MAX_PRICES) {
            return new PricesSetPayload(List.of(), List.of(wrongSize("prices")));
        }
        return turns.write(context, () -> {
            if (market.findCurrency(currency.getCurrencyCode()) == null) {
                UserError reason = UserError.of(
                    Code.NOT_FOUND,
                    "The shop does not offer this currency beside its own.",
                    "currency"
                );
                return new PricesSetPayload(List.of(), List.of(reason));
            }
            List<UUID> ids = idsOf(inputs.stream().map(BackofficeVariantPriceInput::variantId).toList());
            Set<UUID> known = ids.isEmpty() ? Set.of() : Set.copyOf(prices.listKnownVariants(ids));
            var reader = new Reader(currency, known);
            List<VariantPriceRow> rows = reader.read(inputs);
            if (!rows.isEmpty()) {
                prices.setPrices(context.tenantId().value(), rows);
                rows.forEach(row ->
                    audit.record(context, "variant_price.set", "variant", row.variantId(), detail(row))
                );
            }
            return new PricesSetPayload(
                rows.stream().map(BackofficeVariantPrice::of).toList(),
                List.copyOf(reader.errors)
            );
        });
    }

    /** Removes the prices that there are and tells of each article without one by its place. */
    PricesRemovePayload remove(TenantContext context, Currency currency, List<String> variantIds) {
        if (variantIds.isEmpty() || variantIds.size() > MAX_PRICES) {
            return new PricesRemovePayload(List.of(), List.of(wrongSize("variantIds")));
        }
        String code = currency.getCurrencyCode();
        return turns.write(context, () -> {
            List<UUID> ids = idsOf(variantIds);
            List<UUID> priced = ids.isEmpty()
                ? List.of()
                : prices.listInCurrency(ids, code).stream().map(VariantPriceRow::variantId).toList();
            List<UserError> errors = new ArrayList<>();
            for (int place = 0; place < variantIds.size(); place++) {
                UUID id = GlobalId.decode("var", variantIds.get(place)).orElse(null);
                if (id == null || !priced.contains(id)) {
                    errors.add(
                        UserError.of(
                            Code.NOT_FOUND,
                            "No such article has a price in this currency.",
                            "variantIds",
                            String.valueOf(place)
                        )
                    );
                }
            }
            if (!priced.isEmpty()) {
                prices.deletePrices(priced, code);
                priced.forEach(id ->
                    audit.record(context, "variant_price.remove", "variant", id, Map.of("currency", code))
                );
            }
            return new PricesRemovePayload(priced, errors);
        });
    }

    private static Map<String, Object> detail(VariantPriceRow row) {
        Map<String, Object> detail = new HashMap<>(Map.of("currency", row.currency(), "priceMinor", row.priceMinor()));
        if (row.compareAtMinor() != null) {
            detail.put("compareAtMinor", row.compareAtMinor());
        }
        return detail;
    }

    private static List<UUID> idsOf(List<String> variantIds) {
        return variantIds
            .stream()
            .flatMap(id -> GlobalId.decode("var", id).stream())
            .distinct()
            .toList();
    }

    private static UserError wrongSize(String field) {
        return UserError.of(Code.INVALID, "1 to " + MAX_PRICES + " can be changed at once.", field);
    }

    /** Reads the prices of one mutation. */
    private static final class Reader {

        private final Currency currency;
        private final Set<UUID> known;
        private final Set<UUID> seen = new HashSet<>();
        private final List<UserError> errors = new ArrayList<>();

        Reader(Currency currency, Set<UUID> known) {
            this.currency = currency;
            this.known = known;
        }

        List<VariantPriceRow> read(List<BackofficeVariantPriceInput> inputs) {
            List<VariantPriceRow> rows = new ArrayList<>();
            for (int index = 0; index < inputs.size(); index++) {
                int before = errors.size();
                String place = String.valueOf(index);
                BackofficeVariantPriceInput input = inputs.get(index);
                UUID id = GlobalId.decode("var", input.variantId()).orElse(null);
                if (id == null || !known.contains(id)) {
                    add(Code.NOT_FOUND, "There is no such article.", place, "variantId");
                } else if (!seen.add(id)) {
                    add(Code.TAKEN, "An earlier price is of the same article.", place, "variantId");
                }
                Long price = minor(input.price(), place, "price");
                Long compareAt =
                    input.compareAtPrice() == null ? null : minor(input.compareAtPrice(), place, "compareAtPrice");
                if (errors.size() == before && id != null && price != null) {
                    rows.add(new VariantPriceRow(id, currency.getCurrencyCode(), price, compareAt));
                }
            }
            return rows;
        }

        private @Nullable Long minor(BigDecimal amount, String place, String field) {
            try {
                long minor = Money.toMinor(amount, currency);
                if (PriceLimit.allows(minor)) {
                    return minor;
                }
                add(Code.INVALID, "An amount is not negative and not beyond all measure.", place, field);
            } catch (ArithmeticException tooExact) {
                add(Code.INVALID, "An amount has at most the decimals of " + currency + ".", place, field);
            }
            return null;
        }

        private void add(Code code, String message, String place, String field) {
            errors.add(UserError.of(code, message, "prices", place, field));
        }
    }
}
