package io.quelyos.bff.company;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.company.ApprovalPolicy;
import io.quelyos.persistence.company.CompanyMemberRow;
import io.quelyos.persistence.company.CompanyRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name.
 *
 * @param customerId whoever looks at it
 */
record ShopCompany(
    UUID id,
    String name,
    String role,
    ApprovalPolicy approvalPolicy,
    @Nullable Money approvalLimit,
    @Nullable Money spendingLimit,
    UUID customerId
) {
    /** A company as one of its people sees it; null where it is gone. */
    static @Nullable ShopCompany of(@Nullable CompanyRow company, CompanyMemberRow self) {
        return company == null
            ? null
            : new ShopCompany(
                  company.id(),
                  company.name(),
                  self.role(),
                  company.approvalPolicy(),
                  SpendingRules.limit(company.approvalLimitMinor(), company.approvalLimitCurrency()),
                  SpendingRules.limit(self.spendingLimitMinor(), self.spendingLimitCurrency()),
                  self.customerId()
              );
    }

    /** What mutations answer that leave a company. */
    record Payload(@Nullable ShopCompany company, List<UserError> userErrors) {
        static Payload refused(UserError userError) {
            return new Payload(null, List.of(userError));
        }
    }

    /** What mutations answer that leave nothing to look at. */
    record DonePayload(boolean done, List<UserError> userErrors) {
        static DonePayload of(@Nullable UserError userError) {
            return userError == null ? new DonePayload(true, List.of()) : new DonePayload(false, List.of(userError));
        }
    }
}
