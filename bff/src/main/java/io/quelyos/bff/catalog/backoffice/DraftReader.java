package io.quelyos.bff.catalog.backoffice;

import static java.util.Objects.requireNonNullElse;

import io.quelyos.bff.catalog.DraftProblem;
import io.quelyos.bff.catalog.DraftRules;
import io.quelyos.bff.catalog.ProductDraft;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.VariantDraft;
import io.quelyos.bff.catalog.backoffice.BackofficeProductCreateInput.BackofficeStockInput;
import io.quelyos.bff.catalog.backoffice.BackofficeProductCreateInput.BackofficeVariantInput;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the input of a creation into a draft and collects what is wrong with it, each error at its place. */
final class DraftReader {

    private static final int MAX_QUANTITY = 1_000_000_000;
    private static final String INPUT = "input";

    private final Currency currency;
    private final List<UserError> errors = new ArrayList<>();

    DraftReader(Currency currency) {
        this.currency = currency;
    }

    /** What was found wrong so far. */
    List<UserError> errors() {
        return errors;
    }

    /** The draft; parts that cannot be read are replaced by harmless ones, and the errors say so. */
    ProductDraft read(BackofficeProductCreateInput input, String slug) {
        List<VariantDraft> variants = new ArrayList<>();
        // What is too long is said by the rules; nobody needs each of a million articles checked.
        int count = Math.min(input.variants().size(), DraftRules.MAX_VARIANTS + 1);
        for (int index = 0; index < count; index++) {
            variants.add(variant(input.variants().get(index), String.valueOf(index)));
        }
        var draft = new ProductDraft(
            slug,
            input.name().strip(),
            input.descriptionHtml(),
            input.brand(),
            input.productType(),
            requireNonNullElse(input.status(), ProductStatus.DRAFT),
            input.categoryId() == null ? null : id("cat", input.categoryId(), "categoryId"),
            requireNonNullElse(input.tags(), List.of()),
            input.options() == null
                ? List.of()
                : input
                      .options()
                      .stream()
                      .map(option -> option.name())
                      .toList(),
            input.seoTitle(),
            input.seoDescription(),
            null,
            null,
            variants,
            List.of(),
            Set.of(),
            true
        );
        DraftRules.check(draft).forEach(problem -> errors.add(error(problem)));
        return draft;
    }

    /** A problem of a draft as an error of the input. */
    static UserError error(DraftProblem problem) {
        List<String> field = new ArrayList<>(List.of(INPUT));
        field.addAll(problem.path());
        return new UserError.InvalidInput(problem.code(), problem.message(), field);
    }

    private VariantDraft variant(BackofficeVariantInput input, String place) {
        return new VariantDraft(
            input.sku(),
            input.barcode(),
            requireNonNullElse(input.optionValues(), List.of()),
            requireNonNullElse(minor(input.price(), place, "price"), 0L),
            minor(input.compareAtPrice(), place, "compareAtPrice"),
            minor(input.unitCost(), place, "unitCost"),
            requireNonNullElse(input.weightGrams(), 0),
            true,
            false,
            true,
            true,
            stock(requireNonNullElse(input.stock(), List.of()), place)
        );
    }

    private Map<UUID, Integer> stock(List<BackofficeStockInput> stock, String place) {
        Map<UUID, Integer> quantities = new HashMap<>();
        for (int index = 0; index < stock.size(); index++) {
            BackofficeStockInput level = stock.get(index);
            String[] path = { "variants", place, "stock", String.valueOf(index) };
            UUID location = id("loc", level.locationId(), path[0], path[1], path[2], path[3], "locationId");
            if (level.quantity() < 0 || level.quantity() > MAX_QUANTITY) {
                add(
                    Code.INVALID,
                    "A quantity is 0 to " + MAX_QUANTITY + ".",
                    path[0],
                    path[1],
                    path[2],
                    path[3],
                    "quantity"
                );
            }
            if (location != null && quantities.put(location, level.quantity()) != null) {
                add(Code.TAKEN, "The location is named twice.", path[0], path[1], path[2], path[3], "locationId");
            }
        }
        return quantities;
    }

    private @Nullable Long minor(@Nullable BigDecimal amount, String place, String name) {
        if (amount == null) {
            return null;
        }
        try {
            return Money.toMinor(amount, currency);
        } catch (ArithmeticException exception) {
            add(Code.INVALID, "It has more decimals than " + currency + ", or is too large.", "variants", place, name);
            return null;
        }
    }

    private @Nullable UUID id(String prefix, String text, String... path) {
        UUID id = GlobalId.decode(prefix, text).orElse(null);
        if (id == null) {
            add(Code.NOT_FOUND, "There is no such thing.", path);
        }
        return id;
    }

    private void add(Code code, String message, String... path) {
        errors.add(error(new DraftProblem(List.of(path), code, message)));
    }
}
