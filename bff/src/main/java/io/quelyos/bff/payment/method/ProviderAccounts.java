package io.quelyos.bff.payment.method;

import io.quelyos.auth.secret.SecretBox;
import io.quelyos.bff.payment.provider.ProviderAccount;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentMethodRow;
import io.quelyos.persistence.tenant.TenantScoped;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens tenants' accounts at the provider of card payments. */
@Component
public final class ProviderAccounts {

    private final PaymentMethods methods;
    private final SecretBox box;

    ProviderAccounts(PaymentMethods methods, SecretBox box) {
        this.methods = methods;
        this.box = box;
    }

    /** A tenant's account, also while cards are not offered, because earlier payments go on; null where no key was given. */
    public @Nullable ProviderAccount find(TenantScoped scope) {
        PaymentMethodRow row = methods.find(scope, PaymentMethodCode.CARD);
        return row == null || row.secretKey() == null
            ? null
            : new ProviderAccount(scope.tenantId().value(), box.open(secretPlace(scope), row.secretKey()));
    }

    /** The secret with which the provider signs what it tells a tenant; null where none was given. */
    public @Nullable String findWebhookSecret(TenantScoped scope) {
        PaymentMethodRow row = methods.find(scope, PaymentMethodCode.CARD);
        return row == null || row.webhookSecret() == null ? null : box.open(webhookPlace(scope), row.webhookSecret());
    }

    static String secretPlace(TenantScoped scope) {
        return "stripe-secret-key:" + scope.tenantId();
    }

    static String webhookPlace(TenantScoped scope) {
        return "stripe-webhook-secret:" + scope.tenantId();
    }
}
