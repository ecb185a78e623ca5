package io.quelyos.bff.company;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.approval.Approvals;
import io.quelyos.bff.company.ShopCompany.Payload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.company.CompanyMapper;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.company.CompanyMemberRow;
import io.quelyos.persistence.company.PendingInvitationRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What those do who administer the company that they buy for: its rules for orders, and its invitations. */
@Component
final class CompanyAdministration {

    static final UserError NOT_ADMIN = UserError.of(Code.NOT_FOUND, "You administer no company.");

    private final TenantDb tenantDb;
    private final CompanyMapper companies;
    private final CompanyMemberMapper members;
    private final CompanyInvitations invitations;
    private final SpendingRules spending;
    private final Approvals approvals;

    CompanyAdministration(
        TenantDb tenantDb,
        CompanyMapper companies,
        CompanyMemberMapper members,
        CompanyInvitations invitations,
        SpendingRules spending,
        Approvals approvals
    ) {
        this.tenantDb = tenantDb;
        this.companies = companies;
        this.members = members;
        this.invitations = invitations;
        this.spending = spending;
        this.approvals = approvals;
    }

    /** The invitations that can still be accepted; nobody else is shown any. */
    List<PendingInvitationRow> invitations(TenantContext context, ShopCompany company) {
        return company.role().equals(CompanyRole.ADMIN.name())
            ? tenantDb.read(context, () -> members.listInvitations(List.of(company.id()), CompanySettings.MOST))
            : List.of();
    }

    Payload revoke(TenantContext context, UUID customerId, String invitationId) {
        return change(context, customerId, self -> invitations.revoke(self.companyId(), invitationId));
    }

    Payload setLimit(TenantContext context, UUID customerId, String memberId, SpendingRules.LimitInput input) {
        UUID member = GlobalId.decode("cus", memberId).orElse(null);
        return change(context, customerId, self -> spending.setLimit(self.companyId(), member, input));
    }

    /** Says which of the company's orders need an approval. */
    Payload setPolicy(TenantContext context, UUID customerId, SpendingRules.PolicyInput input) {
        Payload payload = change(context, customerId, self -> spending.setPolicy(self.companyId(), input));
        approvals.forget(context);
        return payload;
    }

    private Payload change(
        TenantContext context,
        UUID customerId,
        Function<CompanyMemberRow, @Nullable UserError> work
    ) {
        return tenantDb.write(context, () -> {
            CompanyMemberRow self = members.find(customerId);
            if (self == null || !self.role().equals(CompanyRole.ADMIN.name())) {
                return Payload.refused(NOT_ADMIN);
            }
            UserError error = work.apply(self);
            return error == null
                ? new Payload(ShopCompany.of(companies.findById(self.companyId()), self), List.of())
                : Payload.refused(error);
        });
    }
}
