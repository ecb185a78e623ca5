package io.quelyos.bff.catalog.edit;

import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.VariantRow;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a client wants of one article. */
final class VariantPatch {

    private static final int MAX_LABEL_LENGTH = 255;

    private final InputPatch patch;
    private final Currency currency;

    VariantPatch(InputPatch patch, Currency currency) {
        this.patch = patch;
        this.currency = currency;
    }

    /** The article as the client wants it. */
    VariantRow apply(VariantRow row) {
        return new VariantRow(
            row.id(),
            row.productId(),
            row.position(),
            patch.text("sku", row.sku(), MAX_LABEL_LENGTH),
            patch.text("barcode", row.barcode(), MAX_LABEL_LENGTH),
            optionValues(row),
            requiredAmount("price", row.priceMinor()),
            amount("compareAtPrice", row.compareAtMinor()),
            amount("unitCost", row.costMinor()),
            patch.number("weightGrams", row.weightGrams(), 0, Integer.MAX_VALUE),
            patch.flag("stockTracked", row.isStockTracked()),
            patch.flag("continuesWhenOutOfStock", row.continuesWhenOutOfStock()),
            patch.flag("requiresShipping", row.requiresShipping()),
            patch.flag("taxable", row.isTaxable())
        );
    }

    private List<String> optionValues(VariantRow row) {
        return patch.raw("optionValues") instanceof List<?> sent
            ? patch.changed("optionValues", row.optionValues(), sent.stream().map(String::valueOf).toList())
            : row.optionValues();
    }

    private long requiredAmount(String field, long stored) {
        if (patch.has(field) && patch.raw(field) == null) {
            patch.refuse(Code.REQUIRED, "It cannot be taken away.", field);
            return stored;
        }
        return Objects.requireNonNullElse(amount(field, stored), stored);
    }

    private @Nullable Long amount(String field, @Nullable Long stored) {
        if (!patch.has(field)) {
            return stored;
        }
        if (!(patch.raw(field) instanceof BigDecimal sent)) {
            return patch.change(field, stored, null);
        }
        try {
            return patch.change(field, stored, Long.valueOf(Money.toMinor(sent, currency)));
        } catch (ArithmeticException exception) {
            patch.refuse(Code.INVALID, "It has more decimals than " + currency + ", or is too large.", field);
            return stored;
        }
    }
}
