package io.quelyos.bff.catalog.backoffice;

import io.quelyos.bff.catalog.DraftRules;
import io.quelyos.bff.catalog.ProductDraft;
import io.quelyos.bff.catalog.ProductStatus;
import io.quelyos.bff.catalog.Texts;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.ProductRow;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of a product as a client sent it: absent is not null, so it is read from the raw input and not from a record. */
final class ProductPatch {

    private final ProductRow row;
    private final Map<String, @Nullable Object> input;
    private final List<UserError> errors = new ArrayList<>();
    private final Map<String, Object> changes = new LinkedHashMap<>();

    ProductPatch(ProductRow row, Map<String, @Nullable Object> input) {
        this.row = row;
        this.input = input;
    }

    /** What is wrong with the input; known once {@link #apply} has run. */
    List<UserError> errors() {
        return errors;
    }

    /** The names of what differs, with what was and what is; known once {@link #apply} has run. */
    Map<String, Object> changes() {
        return changes;
    }

    /** The row as the client wants it. */
    ProductRow apply() {
        String name = requiredText("name", row.name()).strip();
        ProductStatus status = status();
        var wanted = new ProductRow(
            row.id(),
            requiredText("slug", row.slug()),
            name,
            Texts.sortKey(name),
            description(),
            text("brand", row.brand()),
            text("productType", row.productType()),
            status.name(),
            category(),
            tags(),
            text("seoTitle", row.seoTitle()),
            text("seoDescription", row.seoDescription()),
            row.featuredPosition(),
            publishedAt(status),
            row.minPriceMinor(),
            row.maxPriceMinor(),
            row.isAvailable(),
            row.variantCount(),
            row.soldCount(),
            row.ratingAverageHundredths(),
            row.version(),
            row.createdAt(),
            row.updatedAt(),
            row.facts()
        );
        checkRules(wanted, status);
        compare(wanted);
        return wanted;
    }

    private @Nullable String text(String field, @Nullable String stored) {
        return input.containsKey(field) ? (String) input.get(field) : stored;
    }

    private String requiredText(String field, String stored) {
        String text = text(field, stored);
        if (text == null) {
            errors.add(UserError.of(Code.REQUIRED, "It cannot be taken away.", "input", field));
            return stored;
        }
        return text;
    }

    /** What is stored was cleaned when it was written; only what is new needs it. */
    private String description() {
        if (!input.containsKey("descriptionHtml")) {
            return Objects.requireNonNull(row.descriptionHtml(), "what is edited was read as a whole");
        }
        String html = (String) input.get("descriptionHtml");
        return html == null || html.length() > DraftRules.MAX_DESCRIPTION_LENGTH
            ? Objects.requireNonNullElse(html, "")
            : Texts.cleanHtml(html);
    }

    private ProductStatus status() {
        return ProductStatus.valueOf(requiredText("status", row.status()));
    }

    private List<String> tags() {
        if (!input.containsKey("tags")) {
            return row.tags();
        }
        return input.get("tags") instanceof List<?> tags ? tags.stream().map(String::valueOf).toList() : List.of();
    }

    private @Nullable UUID category() {
        if (!input.containsKey("categoryId") || input.get("categoryId") == null) {
            return input.containsKey("categoryId") ? null : row.categoryId();
        }
        UUID id = GlobalId.decode("cat", String.valueOf(input.get("categoryId"))).orElse(null);
        if (id == null) {
            errors.add(UserError.of(Code.NOT_FOUND, "There is no such category.", "input", "categoryId"));
        }
        return id;
    }

    private @Nullable OffsetDateTime publishedAt(ProductStatus status) {
        OffsetDateTime since = row.publishedAt();
        return since == null && status == ProductStatus.ACTIVE ? OffsetDateTime.now(ZoneOffset.UTC) : since;
    }

    private void checkRules(ProductRow wanted, ProductStatus status) {
        var draft = new ProductDraft(
            wanted.slug(),
            wanted.name(),
            wanted.descriptionHtml(),
            wanted.brand(),
            wanted.productType(),
            status,
            null,
            wanted.tags(),
            List.of(),
            wanted.seoTitle(),
            wanted.seoDescription(),
            null,
            null,
            List.of(),
            List.of(),
            Set.of(),
            false
        );
        DraftRules.check(draft).forEach(problem -> errors.add(DraftReader.error(problem)));
    }

    private void compare(ProductRow wanted) {
        compare("slug", row.slug(), wanted.slug());
        compare("name", row.name(), wanted.name());
        compare("descriptionHtml", row.descriptionHtml(), wanted.descriptionHtml());
        compare("brand", row.brand(), wanted.brand());
        compare("productType", row.productType(), wanted.productType());
        compare("status", row.status(), wanted.status());
        compare("categoryId", row.categoryId(), wanted.categoryId());
        compare("tags", row.tags(), wanted.tags());
        compare("seoTitle", row.seoTitle(), wanted.seoTitle());
        compare("seoDescription", row.seoDescription(), wanted.seoDescription());
    }

    private void compare(String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            Map<String, @Nullable Object> change = new LinkedHashMap<>();
            change.put("from", before);
            change.put("to", after);
            changes.put(field, change);
        }
    }
}
