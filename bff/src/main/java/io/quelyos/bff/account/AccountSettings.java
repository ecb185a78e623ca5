package io.quelyos.bff.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the links in letters are good for.
 *
 * @param resetLifetime of a link to a new password
 * @param verificationLifetime of a link that proves a mailbox
 */
@ConfigurationProperties("quelyos.account")
public record AccountSettings(
    @DefaultValue("30m") Duration resetLifetime,
    @DefaultValue("48h") Duration verificationLifetime
) {}
