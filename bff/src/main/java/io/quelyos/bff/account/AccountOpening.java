package io.quelyos.bff.account;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.account.ShopSignInOutcome;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.account.CustomerConsentMapper;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.account.CustomerSignUpMapper;
import io.quelyos.persistence.account.CustomerSignUpRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes customers of those who have proved everything. */
@Component
final class AccountOpening {

    private final TenantDb tenantDb;
    private final CustomerSignUpMapper signUps;
    private final CustomerMapper customers;
    private final CustomerConsentMapper consents;
    private final ShopAccounts accounts;

    AccountOpening(
        TenantDb tenantDb,
        CustomerSignUpMapper signUps,
        CustomerMapper customers,
        CustomerConsentMapper consents,
        ShopAccounts accounts
    ) {
        this.tenantDb = tenantDb;
        this.signUps = signUps;
        this.customers = customers;
        this.consents = consents;
        this.accounts = accounts;
    }

    @Nullable
    ShopSignInOutcome open(TenantContext context, CustomerSignUpRow signUp, ClientInfo client) {
        ShopSignInOutcome.SignedIn signedIn = tenantDb.<ShopSignInOutcome.@Nullable SignedIn>write(context, () -> {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            if (signUps.delete(signUp.id()) == 0 || customers.insertProved(id, signUp) == 0) {
                return null;
            }
            signUps.deleteOfEmail(signUp.email());
            if (signUp.acceptsMarketing()) {
                consents.insert(UuidCreator.getTimeOrderedEpoch(), id, "EMAIL", true, "SIGN_UP");
            }
            CustomerRow customer = Objects.requireNonNull(customers.findById(id), "it was just written");
            return accounts.admit(context, customer, client);
        });
        if (signedIn != null) {
            accounts.leaveSession(context);
        }
        return signedIn;
    }
}
