package io.quelyos.bff.account;

import io.quelyos.auth.account.EmailAddress;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.idempotency.Prepared;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.account.AccountTokenRow;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.tenant.TenantDb;
import org.springframework.stereotype.Component;

/** Proves that customers read the mailboxes that they give. */
@Component
final class EmailProofs {

    private final TenantDb tenantDb;
    private final ShopAccounts accounts;
    private final CustomerMapper customers;
    private final AccountTokens tokens;
    private final AccountLetters letters;
    private final OwnerProof owners;

    EmailProofs(
        TenantDb tenantDb,
        ShopAccounts accounts,
        CustomerMapper customers,
        AccountTokens tokens,
        AccountLetters letters,
        OwnerProof owners
    ) {
        this.tenantDb = tenantDb;
        this.accounts = accounts;
        this.customers = customers;
        this.tokens = tokens;
        this.letters = letters;
        this.owners = owners;
    }

    /** Sends the letter again that came with the account. */
    AccountPayload sendVerification(TenantContext context, ClientInfo client) {
        CustomerRow customer = accounts.findSignedIn(context);
        if (customer == null) {
            return gone();
        }
        if (customer.emailVerifiedAt() != null) {
            return AccountPayload.refused(UserError.Code.WRONG_STATE, "The address is confirmed already.");
        }
        UserError wait = owners.count(context, customer, client);
        if (wait != null) {
            return AccountPayload.refused(wait);
        }
        return tenantDb.write(context, () -> {
            letters.verification(context, customer);
            return AccountPayload.succeeded();
        });
    }

    /** Uses the link of that letter. */
    AccountPayload verify(TenantContext context, String token) {
        return tenantDb.write(context, () -> {
            AccountTokenRow proof = tokens.use(AccountTokens.Purpose.VERIFY_EMAIL, token);
            return proof != null && customers.updateVerified(proof.customerId(), proof.email()) == 1
                ? AccountPayload.succeeded()
                : AccountPayload.linkOver();
        });
    }

    /**
     * Writes to the mailbox that the account shall move to. Whether another account has it is told to its reader only, by
     * the link.
     */
    Prepared<AccountPayload> requestChange(TenantContext context, String email, String password, ClientInfo client) {
        String address = EmailAddress.normalize(email);
        if (address == null) {
            return () -> AccountPayload.refused(UserError.Code.INVALID, "This is no e-mail address.", "email");
        }
        CustomerRow customer = accounts.findSignedIn(context);
        if (customer == null) {
            return EmailProofs::gone;
        }
        UserError refusal = owners.check(context, customer, password, client);
        if (refusal != null) {
            return () -> AccountPayload.refused(refusal);
        }
        if (address.equals(customer.email())) {
            return () -> AccountPayload.refused(UserError.Code.WRONG_STATE, "It is the account's address.", "email");
        }
        return () ->
            tenantDb.write(context, () -> {
                letters.emailChange(context, customer, address);
                return AccountPayload.succeeded();
            });
    }

    /** Uses the link of that letter. */
    AccountPayload confirmChange(TenantContext context, String token) {
        return tenantDb.write(context, () -> {
            AccountTokenRow proof = tokens.use(AccountTokens.Purpose.CHANGE_EMAIL, token);
            CustomerRow before = proof == null ? null : customers.findById(proof.customerId());
            if (proof == null || before == null) {
                return AccountPayload.linkOver();
            }
            if (customers.updateEmail(before.id(), proof.email()) == 0) {
                return AccountPayload.refused(UserError.Code.TAKEN, "Another account has this address.", "token");
            }
            letters.emailChanged(context, before, proof.email());
            return AccountPayload.succeeded();
        });
    }

    private static AccountPayload gone() {
        return AccountPayload.refused(UserError.Code.NOT_FOUND, "The account is not there any more.");
    }
}
