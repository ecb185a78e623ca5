package io.quelyos.bff.shoppolicy;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.shoppolicy.ShopPolicyMapper;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Changes how a tenant sells. */
@Component
final class ShopPolicyEditing {

    private static final int MOST_LOW_STOCK = 1_000;
    private static final int MOST_EXPIRY_DAYS = 365;
    private static final int MOST_RESERVATION_MINUTES = 1_440;
    private static final int FEWEST_PAYMENT_MINUTES = 5;
    private static final int MOST_PAYMENT_MINUTES = 10_080;
    private static final int MOST_UNPAID_ORDERS = 10_000;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final TenantDb tenantDb;
    private final ShopPolicyMapper mapper;
    private final ShopPolicies policies;
    private final AuditTrail audit;

    ShopPolicyEditing(TenantDb tenantDb, ShopPolicyMapper mapper, ShopPolicies policies, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.policies = policies;
        this.audit = audit;
    }

    /** What is stored now, past the memory of it, so that its version is the one to build on. */
    ShopPolicyRow find(TenantContext context) {
        return tenantDb.read(context, this::stored);
    }

    /** Changes the parts that the input names; a change to what holds already is none. */
    ShopPolicyPayload update(TenantContext context, int version, Map<String, Object> input) {
        ShopPolicyPayload payload = tenantDb.write(context, () -> write(context, version, new InputPatch(input)));
        policies.forget(context);
        return payload;
    }

    private ShopPolicyPayload write(TenantContext context, int version, InputPatch patch) {
        ShopPolicyRow row = stored();
        ShopPolicyRow wanted = wanted(patch, row);
        if (row.version() != version) {
            return ShopPolicyPayload.refused(List.of(new UserError.VersionConflict(row.version())));
        }
        if (!patch.isSound()) {
            return ShopPolicyPayload.refused(patch.errors());
        }
        if (patch.changes().isEmpty()) {
            return new ShopPolicyPayload(row, List.of());
        }
        int written = version == 0 ? mapper.insert(context.tenantId().value(), wanted) : mapper.update(wanted);
        if (written == 0) {
            return ShopPolicyPayload.refused(List.of(new UserError.VersionConflict(stored().version())));
        }
        audit.record(context, "shopPolicy.update", "shopPolicy", context.tenantId().value(), patch.changes());
        return new ShopPolicyPayload(stored(), List.of());
    }

    private ShopPolicyRow stored() {
        return Objects.requireNonNullElse(mapper.find(), ShopPolicyRow.DEFAULT);
    }

    private static ShopPolicyRow wanted(InputPatch patch, ShopPolicyRow row) {
        String country = patch.name("countryCode", row.countryCode());
        if (!COUNTRIES.contains(country)) {
            patch.refuse(Code.INVALID, "It is not a country's code of ISO 3166.", "countryCode");
        }
        return new ShopPolicyRow(
            row.version(),
            patch.flag("pricesIncludeTax", row.pricesIncludeTax()),
            country,
            patch.name("stockDisplay", row.stockDisplay()),
            patch.number("lowStockThreshold", row.lowStockThreshold(), 1, MOST_LOW_STOCK),
            patch.name("cartMerge", row.cartMerge()),
            patch.number("cartExpiryDays", row.cartExpiryDays(), 1, MOST_EXPIRY_DAYS),
            patch.name("reviewPublishing", row.reviewPublishing()),
            patch.flag("guestCheckout", row.guestCheckout()),
            patch.number("reservationMinutes", row.reservationMinutes(), 1, MOST_RESERVATION_MINUTES),
            patch.number("paymentMinutes", row.paymentMinutes(), FEWEST_PAYMENT_MINUTES, MOST_PAYMENT_MINUTES),
            patch.flag("requiresTerms", row.requiresTerms()),
            patch.number("mostUnpaidOrders", row.mostUnpaidOrders(), 1, MOST_UNPAID_ORDERS)
        );
    }
}
