package io.quelyos.bff.approval;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.MoneyInput;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.approval.ApprovalRow;
import io.quelyos.persistence.approval.ApprovalStatus;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's types ShopApproval and BackofficeApproval; the latter has neither of the two that look at the caller. */
record ShopApproval(
    UUID id,
    UUID checkoutId,
    ApprovalStatus status,
    String requestedBy,
    boolean isOwn,
    boolean canDecide,
    Money total,
    List<Line> lines,
    @Nullable PostalAddress shippingAddress,
    @Nullable String note,
    @Nullable String decidedBy,
    @Nullable OffsetDateTime decidedAt,
    @Nullable String decisionNote,
    @Nullable UUID orderId,
    OffsetDateTime expiresAt,
    OffsetDateTime createdAt
) {
    ShopApproval {
        lines = List.copyOf(lines);
    }

    /** The schema's types ShopApprovalLine and BackofficeApprovalLine. */
    record Line(String name, int quantity, Money total) {}

    /** The schema's input ShopApprovalRequestInput. */
    record RequestInput(MoneyInput expectedTotal, @Nullable String note) {}

    /** What every mutation of a request answers. */
    record Payload(@Nullable ShopApproval approval, List<UserError> userErrors) {
        Payload {
            userErrors = List.copyOf(userErrors);
        }

        static Payload refused(List<UserError> errors) {
            return new Payload(null, errors);
        }
    }

    /**
     * A request as somebody sees it. Who sees a request that is not their own has a say in the company.
     *
     * @param viewer the customer who looks at it; null for staff
     */
    static ShopApproval of(ApprovalRow row, @Nullable UUID viewer) {
        Currency currency = Currency.getInstance(row.currency());
        boolean isOwn = viewer != null && viewer.equals(row.customerId());
        return new ShopApproval(
            row.id(),
            row.checkoutId(),
            row.status(),
            row.requesterName(),
            isOwn,
            viewer != null && !isOwn && row.status() == ApprovalStatus.REQUESTED,
            Money.ofMinor(row.totalMinor(), currency),
            ApprovalContent.read(row.lines())
                .stream()
                .map(line -> new Line(line.name(), line.quantity(), Money.ofMinor(line.totalMinor(), currency)))
                .toList(),
            row.shippingAddress(),
            row.note(),
            row.deciderName(),
            row.decidedAt(),
            row.decisionNote(),
            row.status() == ApprovalStatus.USED ? row.checkoutId() : null,
            row.expiresAt(),
            row.createdAt()
        );
    }
}
