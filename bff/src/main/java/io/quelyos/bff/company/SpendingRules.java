package io.quelyos.bff.company;

import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.MoneyInput;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.money.PriceLimit;
import io.quelyos.persistence.approval.ApprovalMapper;
import io.quelyos.persistence.company.ApprovalPolicy;
import io.quelyos.persistence.company.CompanyMapper;
import io.quelyos.persistence.company.CompanyMemberMapper;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people of companies may order by themselves. Inside the caller's transaction; tells why not, else null. */
@Component
final class SpendingRules {

    private static final UserError BAD_LIMIT = UserError.of(
        Code.INVALID,
        "A limit is an amount from 0 to 1,000,000,000.00 with the decimals of its currency.",
        "input",
        "limit"
    );
    private static final UserError NO_LIMIT = UserError.of(Code.REQUIRED, "Say the limit.", "input", "limit");

    private final CompanyMapper companies;
    private final CompanyMemberMapper members;
    private final ApprovalMapper approvals;

    SpendingRules(CompanyMapper companies, CompanyMemberMapper members, ApprovalMapper approvals) {
        this.companies = companies;
        this.members = members;
        this.approvals = approvals;
    }

    /** The schema's inputs ShopCompanyApprovalInput and BackofficeCompanyApprovalInput. */
    record PolicyInput(ApprovalPolicy policy, @Nullable MoneyInput limit) {}

    /** The schema's inputs ShopCompanyMemberLimitInput and BackofficeCompanyMemberLimitInput. */
    record LimitInput(@Nullable MoneyInput limit) {}

    @Nullable
    UserError setPolicy(UUID companyId, PolicyInput input) {
        if (input.limit() == null && input.policy() == ApprovalPolicy.ABOVE_LIMIT) {
            return NO_LIMIT;
        }
        Long minor = minor(input.limit());
        if (input.limit() != null && minor == null) {
            return BAD_LIMIT;
        }
        companies.updateApproval(companyId, input.policy(), minor, currency(input.limit()));
        return null;
    }

    @Nullable
    UserError setLimit(UUID companyId, @Nullable UUID customerId, LimitInput input) {
        Long minor = minor(input.limit());
        if (input.limit() != null && minor == null) {
            return BAD_LIMIT;
        }
        return customerId == null || members.updateLimit(companyId, customerId, minor, currency(input.limit())) == 0
            ? UserError.of(Code.NOT_FOUND, "There is no such customer in the company.", "customerId")
            : null;
    }

    /** Takes somebody out with their invitations and with what they asked to be allowed; whether they were there. */
    boolean takeOut(UUID companyId, UUID customerId) {
        approvals.withdrawOfMember(companyId, customerId);
        return members.delete(companyId, customerId) == 1;
    }

    /** A limit as clients see it; null where there is none. */
    static @Nullable Money limit(@Nullable Long minor, @Nullable String currency) {
        return minor == null || currency == null ? null : Money.ofMinor(minor, Currency.getInstance(currency));
    }

    private static @Nullable String currency(@Nullable MoneyInput limit) {
        return limit == null ? null : limit.currency().getCurrencyCode();
    }

    /** Null also for what cannot be a limit. */
    private static @Nullable Long minor(@Nullable MoneyInput limit) {
        try {
            Long minor = limit == null ? null : Money.toMinor(limit.amount(), limit.currency());
            return minor == null || !PriceLimit.allows(minor) ? null : minor;
        } catch (ArithmeticException tooFineOrTooLarge) {
            return null;
        }
    }
}
