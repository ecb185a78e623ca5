package io.quelyos.auth.request;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.persistence.account.StaffAccountMapper;
import io.quelyos.persistence.account.StaffStandingRow;
import io.quelyos.persistence.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What a person is in a tenant at this moment: asked anew for each request, in one round trip, and never remembered. */
@Component
final class StaffStandings {

    private static final Logger LOG = LoggerFactory.getLogger(StaffStandings.class);

    private final StaffAccountMapper accounts;

    StaffStandings(StaffAccountMapper accounts) {
        this.accounts = accounts;
    }

    @Nullable
    StaffStandingRow find(TenantId tenant, UUID account) {
        try {
            return accounts.findStanding(tenant.value(), account);
        } catch (DataAccessException | TransactionException exception) {
            LOG.warn("The staff's memberships cannot be read", exception);
            throw new ApiException(ApiErrorCode.UNAVAILABLE, "Sessions cannot be checked at the moment.");
        }
    }
}
