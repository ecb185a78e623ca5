package io.quelyos.bff.company;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.approval.Approvals;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.company.CompanyRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do about the people of companies: who buys, and what they may order by themselves. */
@Component
final class CompanyPeople {

    private static final UserError NO_MEMBER = UserError.of(
        Code.NOT_FOUND,
        "There is no such customer in the company.",
        "customerId"
    );

    private final TenantDb tenantDb;
    private final Companies companies;
    private final CompanyInvitations invitations;
    private final SpendingRules spending;
    private final Approvals approvals;

    CompanyPeople(
        TenantDb tenantDb,
        Companies companies,
        CompanyInvitations invitations,
        SpendingRules spending,
        Approvals approvals
    ) {
        this.tenantDb = tenantDb;
        this.companies = companies;
        this.invitations = invitations;
        this.spending = spending;
        this.approvals = approvals;
    }

    CompanyPayload invite(TenantContext context, String id, String email, CompanyRole role) {
        return tenantDb.write(context, () -> {
            CompanyRow row = companies.find(id);
            UserError error =
                row == null ? Companies.UNKNOWN : invitations.invite(context, row.id(), email, role, null);
            return answer(context, row, error, "company.invite", Map.of("role", role.name()));
        });
    }

    CompanyPayload revoke(TenantContext context, String id, String invitationId) {
        return tenantDb.write(context, () -> {
            CompanyRow row = companies.find(id);
            UserError error = row == null ? Companies.UNKNOWN : invitations.revoke(row.id(), invitationId);
            return answer(context, row, error, "company.revoke", Map.of("invitation", invitationId));
        });
    }

    CompanyPayload remove(TenantContext context, String id, String customerId) {
        return tenantDb.write(context, () -> {
            CompanyRow row = companies.find(id);
            UUID customer = GlobalId.decode("cus", customerId).orElse(null);
            boolean isGone = row != null && customer != null && spending.takeOut(row.id(), customer);
            return answer(context, row, isGone ? null : NO_MEMBER, "company.remove", Map.of("customer", customerId));
        });
    }

    CompanyPayload setLimit(TenantContext context, String id, String customerId, SpendingRules.LimitInput input) {
        return tenantDb.write(context, () -> {
            CompanyRow row = companies.find(id);
            UUID customer = GlobalId.decode("cus", customerId).orElse(null);
            UserError error = row == null ? Companies.UNKNOWN : spending.setLimit(row.id(), customer, input);
            return answer(context, row, error, "company.limit", Map.of("customer", customerId));
        });
    }

    /** Says which of the company's orders need an approval. */
    CompanyPayload setPolicy(TenantContext context, String id, int version, SpendingRules.PolicyInput input) {
        CompanyPayload payload = tenantDb.write(context, () -> {
            CompanyRow row = companies.lock(id);
            UserError error = row == null ? Companies.UNKNOWN : refusal(row, version, input);
            return answer(context, row, error, "company.approval", Map.of("policy", input.policy().name()));
        });
        approvals.forget(context);
        return payload;
    }

    private @Nullable UserError refusal(CompanyRow row, int version, SpendingRules.PolicyInput input) {
        return row.version() == version
            ? spending.setPolicy(row.id(), input)
            : new UserError.VersionConflict(row.version());
    }

    private CompanyPayload answer(
        TenantContext context,
        @Nullable CompanyRow row,
        @Nullable UserError error,
        String action,
        Map<String, ?> detail
    ) {
        if (row == null) {
            return CompanyPayload.refused(Companies.UNKNOWN);
        }
        return error == null ? companies.recorded(context, action, row.id(), detail) : CompanyPayload.refused(error);
    }
}
