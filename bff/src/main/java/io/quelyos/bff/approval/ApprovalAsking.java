package io.quelyos.bff.approval;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.approval.ShopApproval.Payload;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.checkout.CheckoutBlocker;
import io.quelyos.bff.checkout.CheckoutBuyer;
import io.quelyos.bff.checkout.CheckoutReading;
import io.quelyos.bff.checkout.completing.Agreement;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.approval.ApprovalMapper;
import io.quelyos.persistence.approval.ApprovalRow;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a buyer does about the approval of a checkout: ask for it, and take the request back. */
@Component
final class ApprovalAsking {

    /** What can still be said when the order is made, and what is asked for here. */
    private static final Set<CheckoutBlocker> LATER = EnumSet.of(
        CheckoutBlocker.TERMS_NOT_ACCEPTED,
        CheckoutBlocker.PAYMENT_METHOD_MISSING,
        CheckoutBlocker.APPROVAL_REQUIRED,
        CheckoutBlocker.APPROVAL_AWAITED
    );

    private final TenantDb tenantDb;
    private final CheckoutReading reading;
    private final CheckoutMapper checkouts;
    private final ApprovalMapper mapper;
    private final ApprovalRequests requests;

    ApprovalAsking(
        TenantDb tenantDb,
        CheckoutReading reading,
        CheckoutMapper checkouts,
        ApprovalMapper mapper,
        ApprovalRequests requests
    ) {
        this.tenantDb = tenantDb;
        this.reading = reading;
        this.checkouts = checkouts;
        this.mapper = mapper;
        this.requests = requests;
    }

    /** Asks for the approval of a checkout to which nothing else is missing. */
    Payload request(
        TenantContext context,
        @Nullable CheckoutBuyer buyer,
        String checkoutId,
        ShopApproval.RequestInput input
    ) {
        UUID id = GlobalId.decode("cko", checkoutId).orElse(null);
        CheckoutRow checkout = buyer == null || id == null ? null : reading.find(context, buyer, id);
        UUID customerId = buyer == null ? null : buyer.customerId();
        if (buyer == null || checkout == null || customerId == null) {
            return refused(UserError.of(Code.NOT_FOUND, "There is no such checkout.", "checkoutId"));
        }
        CartState cart = reading.cartOf(context, buyer, checkout);
        List<UserError> errors = judge(context, checkout, cart, input);
        return cart == null || !errors.isEmpty()
            ? Payload.refused(errors)
            : tenantDb.write(context, () -> {
                  CheckoutRow locked = checkouts.lockById(checkout.id());
                  return locked == null || !locked.isUnfinished()
                      ? refused(over())
                      : show(
                            requests.request(context, customerId, locked, cart, ApprovalNote.of(input.note())),
                            customerId
                        );
              });
    }

    /** Takes back an own request that nothing was ordered by yet. */
    Payload withdraw(TenantContext context, UUID customerId, String globalId) {
        UUID id = GlobalId.decode(ApprovalReading.PREFIX, globalId).orElse(null);
        return tenantDb.write(context, () -> {
            ApprovalRow row = id == null ? null : mapper.lockVisible(id, customerId);
            if (row == null || !customerId.equals(row.customerId())) {
                return refused(ApprovalNote.NOT_FOUND);
            }
            if (mapper.withdraw(row.id()) == 0) {
                return refused(UserError.of(Code.WRONG_STATE, "The request is over.", "id"));
            }
            ApprovalRow now = mapper.findVisible(row.id(), customerId);
            return new Payload(now == null ? null : ShopApproval.of(now, customerId), List.of());
        });
    }

    private List<UserError> judge(
        TenantContext context,
        CheckoutRow checkout,
        @Nullable CartState cart,
        ShopApproval.RequestInput input
    ) {
        if (!checkout.isUnfinished()) {
            return List.of(over());
        }
        if (!ApprovalNote.isGood(input.note())) {
            return List.of(ApprovalNote.bad("input", "note"));
        }
        Set<CheckoutBlocker> blockers = reading.blockers(context, checkout, cart);
        blockers.removeAll(LATER);
        if (cart == null || !blockers.isEmpty()) {
            return blockers.stream().map(CheckoutBlocker::asError).toList();
        }
        return Agreement.onTotal(cart.sums(), input.expectedTotal());
    }

    private static Payload show(ApprovalRequests.Outcome outcome, UUID viewer) {
        if (outcome.error() != null) {
            return refused(outcome.error());
        }
        ApprovalRow row = outcome.request();
        return new Payload(row == null ? null : ShopApproval.of(row, viewer), List.of());
    }

    private static Payload refused(UserError error) {
        return Payload.refused(List.of(error));
    }

    private static UserError over() {
        return UserError.of(Code.WRONG_STATE, "The checkout is over; start again.", "checkoutId");
    }
}
