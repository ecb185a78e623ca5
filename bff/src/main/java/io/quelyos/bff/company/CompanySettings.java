package io.quelyos.bff.company;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How companies grow.
 *
 * @param members how many buy for one company at the most, those who are invited included, 1 to 500
 * @param invitationLifetime how long the link of an invitation is good for
 * @param invitationPause how long nobody is invited a second time to the same company
 */
@ConfigurationProperties("quelyos.companies")
public record CompanySettings(
    @DefaultValue("200") int members,
    @DefaultValue("14d") Duration invitationLifetime,
    @DefaultValue("10m") Duration invitationPause
) {
    /** The schema promises that no company has more. */
    static final int MOST = 500;

    public CompanySettings {
        if (members < 1 || members > MOST) {
            throw new IllegalArgumentException("quelyos.companies.members is " + members);
        }
    }
}
