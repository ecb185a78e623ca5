package io.quelyos.bff.session;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.tax.customer.CustomerTaxes;
import io.quelyos.persistence.account.CustomerRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the mutation of the signed-in customer's VAT number. */
@DgsComponent
final class ShopVatNumberFetcher {

    private final ShopAccounts accounts;
    private final CustomerTaxes taxes;

    ShopVatNumberFetcher(ShopAccounts accounts, CustomerTaxes taxes) {
        this.accounts = accounts;
        this.taxes = taxes;
    }

    /** Answers the change of a VAT number. */
    record VatNumberPayload(@Nullable ShopCustomer customer, List<UserError> userErrors) {}

    @DgsMutation
    VatNumberPayload shopVatNumberUpdate(TenantContext context, @InputArgument @Nullable String vatNumber) {
        CustomerRow customer = accounts.findSignedIn(context);
        if (customer == null) {
            return refused(UserError.of(UserError.Code.NOT_FOUND, "This account exists no longer."));
        }
        UserError error = taxes.setVatNumber(context, customer.id(), vatNumber);
        CustomerRow changed = error == null ? accounts.findSignedIn(context) : null;
        return error == null
            ? new VatNumberPayload(changed == null ? null : ShopCustomer.of(changed), List.of())
            : refused(error);
    }

    private static VatNumberPayload refused(UserError error) {
        return new VatNumberPayload(null, List.of(error));
    }
}
