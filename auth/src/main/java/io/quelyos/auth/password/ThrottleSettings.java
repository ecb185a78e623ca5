package io.quelyos.auth.password;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a sign-in may be tried.
 *
 * @param perAccount attempts on one account within the window
 * @param perAddress attempts from one network address within the window
 * @param perRealm attempts in one shop, or of all staff, or of all operators, within the window
 * @param window after which a counter begins again
 * @param maximumLocalCounters counters kept in memory at the most while Redis is down
 */
@ConfigurationProperties("quelyos.auth.throttle")
public record ThrottleSettings(
    @DefaultValue("5") long perAccount,
    @DefaultValue("30") long perAddress,
    @DefaultValue("300") long perRealm,
    @DefaultValue("15m") Duration window,
    @DefaultValue("100000") int maximumLocalCounters
) {}
