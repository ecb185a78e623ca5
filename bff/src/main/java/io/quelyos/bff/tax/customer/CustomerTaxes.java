package io.quelyos.bff.tax.customer;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.vat.VatNumber;
import io.quelyos.persistence.tax.CustomerTaxMapper;
import io.quelyos.persistence.tax.CustomerTaxRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps how customers are taxed. Baskets read it each time that they are priced, so that a change holds at once. */
@Component
public final class CustomerTaxes {

    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such customer.", "id");
    private static final String NOT_A_NUMBER = "This is no VAT number of a country of the European Union.";

    private final TenantDb tenantDb;
    private final CustomerTaxMapper mapper;
    private final AuditTrail audit;

    CustomerTaxes(TenantDb tenantDb, CustomerTaxMapper mapper, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.audit = audit;
    }

    /**
     * Notes the number that customers give of themselves.
     *
     * @param typed as people write it; null takes the number away
     * @return what is wrong with it; null where it is noted
     */
    public @Nullable UserError setVatNumber(TenantContext context, UUID customerId, @Nullable String typed) {
        VatNumber number = typed == null ? null : VatNumber.parse(typed).orElse(null);
        if (typed != null && number == null) {
            return UserError.of(Code.INVALID, NOT_A_NUMBER, "vatNumber");
        }
        int changed = tenantDb.write(context, () -> mapper.updateVatNumber(customerId, text(number)));
        return changed == 0 ? UNKNOWN : null;
    }

    /** How a customer is taxed; null where there is no such customer. */
    @Nullable
    BackofficeCustomerTaxation find(TenantContext context, String id) {
        CustomerTaxRow row = tenantDb.<@Nullable CustomerTaxRow>read(context, () -> find(id));
        return row == null ? null : BackofficeCustomerTaxation.of(row);
    }

    /** Says anew how a customer is taxed. */
    CustomerTaxationPayload update(TenantContext context, String id, int version, CustomerTaxationInput input) {
        String typed = input.vatNumber();
        VatNumber number = typed == null ? null : VatNumber.parse(typed).orElse(null);
        if (typed != null && number == null) {
            return CustomerTaxationPayload.refused(UserError.of(Code.INVALID, NOT_A_NUMBER, "input", "vatNumber"));
        }
        return tenantDb.write(context, () -> {
            CustomerTaxRow row = find(id);
            if (row == null) {
                return CustomerTaxationPayload.refused(UNKNOWN);
            }
            var wanted = new CustomerTaxRow(row.id(), text(number), input.isTaxExempt(), version);
            if (mapper.update(wanted) == 0) {
                return CustomerTaxationPayload.refused(new UserError.VersionConflict(row.taxVersion()));
            }
            Map<String, ?> detail = Map.of("hasVatNumber", number != null, "isTaxExempt", input.isTaxExempt());
            audit.record(context, "customer.tax", "customer", row.id(), detail);
            CustomerTaxRow stored = Objects.requireNonNull(mapper.findById(row.id()), "it was just written");
            return new CustomerTaxationPayload(BackofficeCustomerTaxation.of(stored), List.of());
        });
    }

    private @Nullable CustomerTaxRow find(String id) {
        return GlobalId.decode("cus", id).map(mapper::findById).orElse(null);
    }

    private static @Nullable String text(@Nullable VatNumber number) {
        return number == null ? null : number.text();
    }
}
