package io.quelyos.bff.catalog.edit;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.ProductPayload;
import io.quelyos.bff.catalog.edit.ProductEdits.Outcome;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.catalog.edit.ProductEditMapper;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes when a product is delivered, how much it holds, what stands beside it and what it is made of. */
@Component
final class ProductTerms {

    private static final int MAX_RELATED = 24;
    private static final int MAX_PARTS = 50;
    private static final int MAX_PIECES = 1_000;
    private static final int MAX_AMOUNT = 1_000_000_000;

    private final ProductEdits edits;
    private final ProductEditMapper mapper;
    private final ProductPageMapper pages;
    private final ProductWriteMapper products;

    ProductTerms(ProductEdits edits, ProductEditMapper mapper, ProductPageMapper pages, ProductWriteMapper products) {
        this.edits = edits;
        this.mapper = mapper;
        this.pages = pages;
        this.products = products;
    }

    /** One part of a bundle as a client names it. */
    record Part(String variantId, int quantity) {}

    ProductPayload update(TenantContext context, String id, int version, Map<String, Object> input) {
        return edits.edit(context, id, version, "product.terms", row -> {
            ProductRow.Facts facts = pages.listFacts(List.of(row.id())).getFirst();
            var patch = new InputPatch(input);
            LocalDate day = patch.has("availableOn")
                ? patch.change("availableOn", facts.availableOn(), (LocalDate) patch.raw("availableOn"))
                : facts.availableOn();
            Integer amount = patch.nullableNumber("unitAmount", facts.unitAmount(), 1, MAX_AMOUNT);
            String unit = patch.has("unit")
                ? patch.change("unit", facts.unit(), text(patch.raw("unit")))
                : facts.unit();
            if ((amount == null) != (unit == null)) {
                patch.refuse(Code.INVALID, "Amount and unit are there together or not at all.", "unitAmount");
            }
            if (!patch.isSound()) {
                return new Outcome.Refused(patch.errors());
            }
            if (patch.changes().isEmpty()) {
                return new Outcome.Unchanged();
            }
            mapper.updateTerms(row.id(), day, amount, unit);
            return new Outcome.Done(patch.changes());
        });
    }

    ProductPayload setRelated(TenantContext context, String id, int version, List<String> relatedIds) {
        return edits.edit(context, id, version, "product.related", row -> {
            if (relatedIds.size() > MAX_RELATED) {
                String message = "At most " + MAX_RELATED + " products stand beside one.";
                return Outcome.refused(Code.TOO_LONG, message, "relatedIds");
            }
            List<UUID> ids = relatedIds
                .stream()
                .flatMap(text -> GlobalId.decode("prd", text).stream())
                .toList();
            Set<UUID> known = new HashSet<>(mapper.listProducts(ids));
            if (ids.size() < relatedIds.size() || !known.containsAll(ids)) {
                return Outcome.refused(Code.NOT_FOUND, "There is no such product.", "relatedIds");
            }
            if (known.contains(row.id()) || known.size() < ids.size()) {
                String message = "A product stands beside another one, and once.";
                return Outcome.refused(Code.INVALID, message, "relatedIds");
            }
            mapper.deleteRelated(row.id());
            mapper.insertRelated(context.tenantId().value(), row.id(), ids);
            return new Outcome.Done(Map.of("related", ids));
        });
    }

    ProductPayload setBundle(TenantContext context, String id, int version, List<Part> parts) {
        return edits.edit(context, id, version, "product.bundle", row -> {
            List<UUID> ids = parts
                .stream()
                .flatMap(part -> GlobalId.decode("var", part.variantId()).stream())
                .toList();
            Outcome refusal = refusal(row, parts, ids);
            if (refusal instanceof Outcome.Refused) {
                return refusal;
            }
            mapper.deleteBundle(row.id());
            List<Integer> quantities = parts.stream().map(Part::quantity).toList();
            mapper.insertBundle(context.tenantId().value(), row.id(), ids, quantities);
            products.summarize(List.of(row.id()));
            return new Outcome.Done(Map.of("variants", ids, "quantities", quantities));
        });
    }

    private Outcome refusal(ProductRow row, List<Part> parts, List<UUID> ids) {
        if (parts.size() > MAX_PARTS) {
            return Outcome.refused(Code.TOO_LONG, "A bundle has at most " + MAX_PARTS + " parts.", "items");
        }
        if (parts.stream().anyMatch(part -> part.quantity() < 1 || part.quantity() > MAX_PIECES)) {
            return Outcome.refused(Code.INVALID, "A part has 1 to " + MAX_PIECES + " pieces.", "items");
        }
        Set<UUID> known = new HashSet<>(mapper.listPossibleParts(row.id(), ids));
        if (ids.size() < parts.size() || !known.containsAll(ids)) {
            String message = "There is no such article, or it is one of a bundle.";
            return Outcome.refused(Code.NOT_FOUND, message, "items");
        }
        if (known.size() < ids.size()) {
            return Outcome.refused(Code.TAKEN, "An article is named twice.", "items");
        }
        return !parts.isEmpty() && mapper.countBundlesWith(row.id()) > 0
            ? Outcome.refused(Code.WRONG_STATE, "It is part of a bundle, so it cannot be one.", "id")
            : new Outcome.Unchanged();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
