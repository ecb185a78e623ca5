package io.quelyos.bff.cart.rule;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.cart.ArticleMapper;
import io.quelyos.persistence.cart.QuantityRuleRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets staff choose how many pieces of an article are sold at once. Carts that hold other numbers keep them. */
@Component
final class QuantityRuleEditing {

    private static final int MOST = 100_000;

    private final TenantDb tenantDb;
    private final ArticleMapper articles;
    private final AuditTrail audit;

    QuantityRuleEditing(TenantDb tenantDb, ArticleMapper articles, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.articles = articles;
        this.audit = audit;
    }

    /**
     * Chooses a rule.
     *
     * @param version of the rule that the choice is based on; 0 where none was ever chosen
     */
    QuantityRulePayload set(TenantContext context, String variantId, int version, QuantityRuleInput input) {
        List<UserError> errors = check(input);
        if (!errors.isEmpty()) {
            return QuantityRulePayload.refused(errors);
        }
        return GlobalId.decode("var", variantId)
            .map(variant -> tenantDb.write(context, () -> set(context, variant, version, input)))
            .orElseGet(QuantityRuleEditing::notFound);
    }

    private QuantityRulePayload set(TenantContext context, UUID variant, int version, QuantityRuleInput input) {
        QuantityRuleRow row = articles.lockRule(variant);
        if (row == null) {
            return notFound();
        }
        if (row.version() != version) {
            return QuantityRulePayload.refused(List.of(new UserError.VersionConflict(row.version())));
        }
        var wanted = new QuantityRuleRow(variant, input.minimum(), input.maximum(), input.multiple(), version);
        int written =
            version == 0 ? articles.insertRule(context.tenantId().value(), wanted) : articles.updateRule(wanted);
        if (written == 0) {
            return QuantityRulePayload.refused(List.of(new UserError.VersionConflict(row.version() + 1)));
        }
        audit.record(context, "quantity_rule.set", "variant", variant, Map.of("before", row, "after", wanted));
        var stored = new QuantityRuleRow(variant, input.minimum(), input.maximum(), input.multiple(), version + 1);
        return new QuantityRulePayload(QuantityRule.of(stored), List.of());
    }

    private static QuantityRulePayload notFound() {
        return QuantityRulePayload.refused(
            List.of(UserError.of(Code.NOT_FOUND, "There is no such article.", "variantId"))
        );
    }

    private static List<UserError> check(QuantityRuleInput input) {
        List<UserError> errors = new ArrayList<>();
        if (input.multiple() < 1 || input.multiple() > MOST) {
            errors.add(UserError.of(Code.INVALID, "A multiple is 1 to " + MOST + ".", "input", "multiple"));
        } else if (input.minimum() < 1 || input.minimum() > MOST || input.minimum() % input.multiple() != 0) {
            errors.add(
                UserError.of(Code.INVALID, "The fewest are 1 to " + MOST + ", and a multiple.", "input", "minimum")
            );
        }
        if (input.maximum() != null && (input.maximum() > MOST || input.maximum() < input.minimum())) {
            errors.add(UserError.of(Code.INVALID, "The most are no fewer than the fewest.", "input", "maximum"));
        }
        return errors;
    }
}
