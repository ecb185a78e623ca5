package io.quelyos.bff.approval;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.approval.ShopApproval.Payload;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.approval.ApprovalMapper;
import io.quelyos.persistence.approval.ApprovalRow;
import io.quelyos.persistence.approval.ApprovalStatus;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets those decide who have a say in the company, and never of what they asked for themselves. */
@Component
final class ApprovalDeciding {

    private final TenantDb tenantDb;
    private final ApprovalMapper mapper;
    private final ApprovalLetters letters;
    private final AuditTrail audit;
    private final ApprovalTimes times;

    ApprovalDeciding(
        TenantDb tenantDb,
        ApprovalMapper mapper,
        ApprovalLetters letters,
        AuditTrail audit,
        ApprovalTimes times
    ) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.letters = letters;
        this.audit = audit;
        this.times = times;
    }

    Payload approve(TenantContext context, UUID deciderId, String id, @Nullable String note) {
        return decide(context, deciderId, id, ApprovalStatus.APPROVED, note);
    }

    Payload decline(TenantContext context, UUID deciderId, String id, @Nullable String note) {
        return decide(context, deciderId, id, ApprovalStatus.DECLINED, note);
    }

    private Payload decide(
        TenantContext context,
        UUID deciderId,
        String globalId,
        ApprovalStatus status,
        @Nullable String note
    ) {
        if (!ApprovalNote.isGood(note)) {
            return refused(ApprovalNote.bad("note"));
        }
        UUID id = GlobalId.decode(ApprovalReading.PREFIX, globalId).orElse(null);
        return tenantDb.write(context, () -> {
            ApprovalRow row = id == null ? null : mapper.lockVisible(id, deciderId);
            UserError error = row == null ? ApprovalNote.NOT_FOUND : refusal(row, deciderId);
            if (row == null || error != null) {
                return refused(error == null ? ApprovalNote.NOT_FOUND : error);
            }
            return decided(context, row, deciderId, status, ApprovalNote.of(note));
        });
    }

    private @Nullable UserError refusal(ApprovalRow row, UUID deciderId) {
        if (deciderId.equals(row.customerId())) {
            return UserError.of(Code.WRONG_STATE, "Somebody else has to decide what you asked for.", "id");
        }
        boolean isOver = row.status() != ApprovalStatus.REQUESTED || !row.expiresAt().isAfter(times.now());
        return isOver ? UserError.of(Code.WRONG_STATE, "There is nothing to decide any more.", "id") : null;
    }

    private Payload decided(
        TenantContext context,
        ApprovalRow row,
        UUID deciderId,
        ApprovalStatus status,
        @Nullable String note
    ) {
        OffsetDateTime until = status == ApprovalStatus.APPROVED ? times.give(context, row.id()) : row.expiresAt();
        mapper.updateDecided(row.id(), status, deciderId, note, until);
        audit.record(
            context,
            "approval." + status.name().toLowerCase(Locale.ROOT),
            "approval",
            row.id(),
            Map.of("checkout", row.checkoutId())
        );
        ApprovalRow decided = Objects.requireNonNull(mapper.findVisible(row.id(), deciderId), "it was just there");
        letters.decided(context, decided);
        return new Payload(ShopApproval.of(decided, deciderId), List.of());
    }

    private static Payload refused(UserError error) {
        return Payload.refused(List.of(error));
    }
}
