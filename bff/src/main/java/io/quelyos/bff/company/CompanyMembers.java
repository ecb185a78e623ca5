package io.quelyos.bff.company;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.company.ShopCompany.DonePayload;
import io.quelyos.bff.company.ShopCompany.Payload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.company.CompanyMapper;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.company.CompanyMemberRow;
import io.quelyos.persistence.company.CompanyRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do in the company that they buy for. Who administers none is told that it does not exist. */
@Component
final class CompanyMembers {

    private static final String ADMIN = CompanyRole.ADMIN.name();
    private static final UserError NO_MEMBER = UserError.of(
        Code.NOT_FOUND,
        "There is no such customer in your company.",
        "customerId"
    );
    private static final UserError LAST_ADMIN = UserError.of(
        Code.WRONG_STATE,
        "Somebody has to administer the company.",
        "customerId"
    );

    private final TenantDb tenantDb;
    private final CompanyMapper companies;
    private final CompanyMemberMapper members;
    private final CompanyInvitations invitations;
    private final SpendingRules spending;

    CompanyMembers(
        TenantDb tenantDb,
        CompanyMapper companies,
        CompanyMemberMapper members,
        CompanyInvitations invitations,
        SpendingRules spending
    ) {
        this.tenantDb = tenantDb;
        this.companies = companies;
        this.members = members;
        this.invitations = invitations;
        this.spending = spending;
    }

    @Nullable
    ShopCompany find(TenantContext context, UUID customerId) {
        return tenantDb.<@Nullable ShopCompany>read(context, () -> read(customerId));
    }

    /** Who buys for a company; whoever does not administer it sees themselves only. */
    List<CompanyMemberRow> list(TenantContext context, ShopCompany company) {
        return tenantDb
            .read(context, () -> members.listOf(company.id(), CompanySettings.MOST))
            .stream()
            .filter(member -> company.role().equals(ADMIN) || member.customerId().equals(company.customerId()))
            .toList();
    }

    DonePayload invite(TenantContext context, UUID customerId, String email, CompanyRole role) {
        return tenantDb.write(context, () -> {
            CompanyMemberRow self = members.find(customerId);
            return DonePayload.of(
                self == null || !self.role().equals(ADMIN)
                    ? CompanyAdministration.NOT_ADMIN
                    : invitations.invite(context, self.companyId(), email, role, customerId)
            );
        });
    }

    Payload accept(TenantContext context, UUID customerId, String token) {
        return tenantDb.write(context, () -> {
            UserError error = invitations.accept(customerId, token);
            return error == null ? new Payload(read(customerId), List.of()) : Payload.refused(error);
        });
    }

    Payload setRole(TenantContext context, UUID customerId, String id, CompanyRole role) {
        return tenantDb.write(context, () -> {
            CompanyMemberRow self = lockCompanyOf(customerId);
            CompanyMemberRow other = self == null ? null : find(self, id);
            if (self == null || !self.role().equals(ADMIN)) {
                return Payload.refused(CompanyAdministration.NOT_ADMIN);
            }
            if (other == null) {
                return Payload.refused(NO_MEMBER);
            }
            if (role != CompanyRole.ADMIN && isLastAdmin(other)) {
                return Payload.refused(LAST_ADMIN);
            }
            members.updateRole(self.companyId(), other.customerId(), role.name());
            if (role != CompanyRole.ADMIN) {
                members.deleteInvitationsBy(self.companyId(), other.customerId());
            }
            return new Payload(read(customerId), List.of());
        });
    }

    /** Takes somebody out; everybody may leave. */
    DonePayload remove(TenantContext context, UUID customerId, String id) {
        return tenantDb.write(context, () -> {
            CompanyMemberRow self = lockCompanyOf(customerId);
            CompanyMemberRow other = self == null ? null : find(self, id);
            boolean isAllowed =
                self != null &&
                other != null &&
                (self.role().equals(ADMIN) || other.customerId().equals(self.customerId()));
            if (self == null || other == null || !isAllowed) {
                return DonePayload.of(NO_MEMBER);
            }
            if (isLastAdmin(other)) {
                return DonePayload.of(LAST_ADMIN);
            }
            spending.takeOut(self.companyId(), other.customerId());
            return DonePayload.of(null);
        });
    }

    /** With the company locked, so that two administrators cannot take each other out at once. */
    private @Nullable CompanyMemberRow lockCompanyOf(UUID customerId) {
        CompanyMemberRow self = members.find(customerId);
        if (self == null || companies.lockById(self.companyId()) == null) {
            return null;
        }
        return members.find(customerId);
    }

    private @Nullable CompanyMemberRow find(CompanyMemberRow self, String id) {
        CompanyMemberRow other = GlobalId.decode("cus", id).map(members::find).orElse(null);
        return other != null && other.companyId().equals(self.companyId()) ? other : null;
    }

    private boolean isLastAdmin(CompanyMemberRow member) {
        return member.role().equals(ADMIN) && members.countAdmins(member.companyId()) == 1;
    }

    private @Nullable ShopCompany read(UUID customerId) {
        CompanyRow company = companies.findOfCustomer(customerId);
        CompanyMemberRow self = company == null ? null : members.find(customerId);
        return self == null ? null : ShopCompany.of(company, self);
    }
}
