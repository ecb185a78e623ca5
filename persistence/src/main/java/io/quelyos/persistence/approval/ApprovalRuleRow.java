package io.quelyos.persistence.approval;

import io.quelyos.persistence.company.ApprovalPolicy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may order for their company without being allowed to first.
 *
 * @param role BUYER, APPROVER or ADMIN
 * @param limitMinor the company's limit; null where it has none
 * @param ownLimitMinor takes the place of the company's limit; null where it holds
 */
public record ApprovalRuleRow(
    UUID companyId,
    String companyName,
    String role,
    ApprovalPolicy policy,
    @Nullable Long limitMinor,
    @Nullable String limitCurrency,
    @Nullable Long ownLimitMinor,
    @Nullable String ownLimitCurrency
) {
    /**
     * Whether an order needs an approval. Those who administer the company set its rules and need none; amounts of
     * different currencies are not compared, so that an order in another currency than the limit's always needs one.
     *
     * @param totalMinor what the order comes to with tax, before gift cards pay of it
     */
    public boolean isNeeded(long totalMinor, String currency) {
        if (role.equals("ADMIN")) {
            return false;
        }
        return switch (policy) {
            case NEVER -> false;
            case ALWAYS -> true;
            case ABOVE_LIMIT -> ownLimitMinor == null
                ? isAbove(limitMinor, limitCurrency, totalMinor, currency)
                : isAbove(ownLimitMinor, ownLimitCurrency, totalMinor, currency);
        };
    }

    private static boolean isAbove(
        @Nullable Long limit,
        @Nullable String limitCurrency,
        long totalMinor,
        String currency
    ) {
        return limit == null || !currency.equals(limitCurrency) || totalMinor > limit;
    }
}
