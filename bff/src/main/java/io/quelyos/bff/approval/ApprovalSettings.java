package io.quelyos.bff.approval;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How approvals of orders are asked for.
 *
 * @param lifetime how long a request waits for a decision, and after an approval for its order
 * @param letters how many of those who can decide are written to at the most, 1 to 500
 * @param requestsPerHour how many requests somebody makes in an hour at the most, each of which writes letters
 */
@ConfigurationProperties("quelyos.approvals")
public record ApprovalSettings(
    @DefaultValue("14d") Duration lifetime,
    @DefaultValue("50") int letters,
    @DefaultValue("20") int requestsPerHour
) {
    private static final int MOST_LETTERS = 500;

    public ApprovalSettings {
        if (lifetime.isZero() || lifetime.isNegative()) {
            throw new IllegalArgumentException("quelyos.approvals.lifetime is " + lifetime);
        }
        if (letters < 1 || letters > MOST_LETTERS) {
            throw new IllegalArgumentException("quelyos.approvals.letters is " + letters);
        }
        if (requestsPerHour < 1) {
            throw new IllegalArgumentException("quelyos.approvals.requests-per-hour is " + requestsPerHour);
        }
    }
}
