package io.quelyos.bff.payment.method;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.bff.payment.provider.PaymentProvider;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentMethodMapper;
import io.quelyos.persistence.payment.PaymentMethodRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how a tenant is paid, from memory. */
@Component
public final class PaymentMethods {

    private final TenantDb tenantDb;
    private final PaymentMethodMapper mapper;
    private final PaymentMapper payments;
    private final PaymentProvider provider;
    private final TenantCache<Known> known;

    PaymentMethods(
        TenantDb tenantDb,
        PaymentMethodMapper mapper,
        PaymentMapper payments,
        PaymentProvider provider,
        TenantCaches caches
    ) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.payments = payments;
        this.provider = provider;
        this.known = caches.create();
    }

    private record Known(List<PaymentMethodRow> methods, boolean isOutgoingOff) {}

    /**
     * The ways to pay that buyers are offered, in the tenant's order. No cards while the tenant speaks to nobody outside: no
     * provider would be asked, and the buyer waited in vain.
     */
    public List<PaymentMethodRow> offered(TenantScoped scope) {
        Known now = known(scope);
        return now
            .methods()
            .stream()
            .filter(PaymentMethodRow::isActive)
            .filter(row -> row.code() != PaymentMethodCode.CARD || !now.isOutgoingOff())
            .toList();
    }

    /** Those of them by which exactly this amount can be paid. */
    public List<PaymentMethodRow> offered(TenantScoped scope, long amountMinor, Currency currency) {
        return offered(scope)
            .stream()
            .filter(row -> row.code() != PaymentMethodCode.CARD || provider.canTake(amountMinor, currency))
            .toList();
    }

    /** The settings of one way to pay, whether it is offered or not; null where the tenant never chose any. */
    public @Nullable PaymentMethodRow find(TenantScoped scope, PaymentMethodCode code) {
        return known(scope)
            .methods()
            .stream()
            .filter(row -> row.code() == code)
            .findFirst()
            .orElse(null);
    }

    /** Forgets a tenant's settings; for whoever has just changed them, after the change is committed. */
    void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }

    private Known known(TenantScoped scope) {
        return known.get(scope, () ->
            tenantDb.read(scope, () -> new Known(mapper.listAll(), payments.isOutgoingOff()))
        );
    }
}
