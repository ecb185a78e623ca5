package io.quelyos.bff.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.approval.ApprovalDraftRow;
import io.quelyos.persistence.approval.ApprovalMapper;
import io.quelyos.persistence.approval.ApprovalRow;
import io.quelyos.persistence.approval.ApprovalRuleRow;
import io.quelyos.persistence.approval.ApproverRow;
import io.quelyos.persistence.checkout.CheckoutRow;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what somebody asks to be allowed to order, as it is now, and tells those who can decide. Must be called inside
 * a unit of work that writes, with the checkout locked, so that of one checkout one request is open.
 */
@Component
final class ApprovalRequests {

    private static final Duration HOUR = Duration.ofHours(1);

    private final ApprovalMapper mapper;
    private final ApprovalLetters letters;
    private final ApprovalTimes times;
    private final ApprovalSettings settings;

    ApprovalRequests(ApprovalMapper mapper, ApprovalLetters letters, ApprovalTimes times, ApprovalSettings settings) {
        this.mapper = mapper;
        this.letters = letters;
        this.times = times;
        this.settings = settings;
    }

    /** What came of asking: the request, or else the reason for which there is none. */
    record Outcome(@Nullable ApprovalRow request, @Nullable UserError error) {
        static Outcome refused(UserError error) {
            return new Outcome(null, error);
        }
    }

    /** Asks, unless exactly this is asked for already; an older request for the same checkout is taken back. */
    Outcome request(
        TenantContext context,
        UUID customerId,
        CheckoutRow checkout,
        CartState cart,
        @Nullable String note
    ) {
        ApprovalRuleRow rule = mapper.findRule(customerId);
        if (rule == null || !Approvals.isNeeded(rule, cart)) {
            return Outcome.refused(UserError.of(Code.WRONG_STATE, "It needs no approval; order it.", "checkoutId"));
        }
        ApprovalContent content = ApprovalContent.of(checkout, cart);
        byte[] hash = content.hash();
        if (mapper.findOpen(checkout.id(), rule.companyId(), customerId, hash) != null) {
            return new Outcome(mapper.findNewest(checkout.id(), customerId), null);
        }
        List<ApproverRow> approvers = mapper.listApprovers(rule.companyId(), customerId, settings.letters());
        if (approvers.isEmpty()) {
            String message =
                "Nobody else in your company can approve orders; somebody has to become an approver first.";
            return Outcome.refused(UserError.of(Code.WRONG_STATE, message));
        }
        if (mapper.countSince(customerId, times.now().minus(HOUR)) >= settings.requestsPerHour()) {
            return Outcome.refused(new UserError.Throttled(HOUR.toSeconds()));
        }
        mapper.withdrawOfCheckout(checkout.id());
        mapper.insert(draft(context, rule, customerId, checkout, content, note), hash);
        ApprovalRow row = Objects.requireNonNull(mapper.findNewest(checkout.id(), customerId), "it was just written");
        letters.requested(context, rule.companyName(), row, approvers);
        return new Outcome(row, null);
    }

    private ApprovalDraftRow draft(
        TenantContext context,
        ApprovalRuleRow rule,
        UUID customerId,
        CheckoutRow checkout,
        ApprovalContent content,
        @Nullable String note
    ) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return new ApprovalDraftRow(
            id,
            rule.companyId(),
            checkout.id(),
            customerId,
            content.currency(),
            content.totals().grossMinor(),
            ApprovalContent.write(content.shown()),
            content.shippingAddress(),
            note,
            times.give(context, id)
        );
    }
}
