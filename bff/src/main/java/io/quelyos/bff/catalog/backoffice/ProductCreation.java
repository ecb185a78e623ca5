package io.quelyos.bff.catalog.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.catalog.ProductDraft;
import io.quelyos.bff.catalog.ProductOutcome;
import io.quelyos.bff.catalog.Texts;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.ProductMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Creates products for staff and partners. */
@Component
final class ProductCreation {

    /** So many products of one name get a number; what comes after them gets a part of its id. */
    static final int NUMBERED_SLUGS = 200;
    private static final int RANDOM_DIGITS = 8;

    private final CatalogTurns turns;
    private final ProductMapper products;
    private final CatalogWriter writer;
    private final AuditTrail audit;

    ProductCreation(CatalogTurns turns, ProductMapper products, CatalogWriter writer, AuditTrail audit) {
        this.turns = turns;
        this.products = products;
        this.writer = writer;
        this.audit = audit;
    }

    /** Creates a product, or says everything that is wrong with its description. */
    ProductPayload create(TenantContext context, BackofficeProductCreateInput input) {
        // In its turn nobody else takes a slug of this tenant.
        return turns.write(context, () -> {
            var reader = new DraftReader(context.baseCurrency());
            ProductDraft draft = reader.read(input, input.slug() == null ? freeSlug(input.name()) : input.slug());
            List<UserError> errors = new ArrayList<>(reader.errors());
            if (input.slug() != null && !products.listTakenSlugs(List.of(input.slug())).isEmpty()) {
                errors.add(UserError.of(Code.TAKEN, "Another product has this slug.", "input", "slug"));
            }
            return errors.isEmpty() ? write(context, draft) : ProductPayload.refused(errors);
        });
    }

    private ProductPayload write(TenantContext context, ProductDraft draft) {
        return switch (writer.upsert(context, List.of(draft)).getFirst()) {
            case ProductOutcome.Written written -> {
                UUID id = written.productId();
                audit.record(
                    context,
                    "product.create",
                    "product",
                    id,
                    Map.of("slug", draft.slug(), "name", draft.name())
                );
                yield ProductPayload.done(
                    BackofficeProduct.of(context, Objects.requireNonNull(products.findById(id), "it was just written"))
                );
            }
            case ProductOutcome.Refused refused -> ProductPayload.refused(
                refused.problems().stream().map(DraftReader::error).toList()
            );
            case ProductOutcome.QuotaReached reached -> ProductPayload.refused(
                new UserError.QuotaExceeded("products", reached.limit(), reached.used())
            );
        };
    }

    private String freeSlug(String name) {
        String slug = Texts.slug(name);
        List<String> candidates = new ArrayList<>(List.of(slug));
        for (int number = 2; number <= NUMBERED_SLUGS; number++) {
            candidates.add(slug + "-" + number);
        }
        Set<String> taken = new HashSet<>(products.listTakenSlugs(candidates));
        return candidates
            .stream()
            .filter(candidate -> !taken.contains(candidate))
            .findFirst()
            .orElseGet(() -> slug + "-" + UUID.randomUUID().toString().substring(0, RANDOM_DIGITS));
    }
}
