package io.quelyos.auth.password;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a sign-in may fail. An attempt counts from its beginning, so that those under way count too, and stops counting
 * when it succeeds. An attempt that one limit refuses counts towards no limit.
 *
 * <p>The limits trade guessing against lockouts, since whoever may fail may also use up what others may fail. An account is
 * closed by a few failures, but only that one. An address gets through a whole office's typing errors. The limits of a door
 * are only a net under those two, against guessing that is spread over many accounts and many addresses, and are far above
 * them: to close one tenant's door for the rest of a window, an attacker needs perTenant / perAddress addresses, 34 by
 * default, in each window anew. Lower door limits slow such guessing down and make closing the door cheaper; higher ones
 * the reverse. Attempts to open an account in a shop count by the same limits, apart from sign-ins.
 *
 * @param perAccount failures on one account within the window
 * @param perAddress failures from one network address within the window
 * @param perTenant failures at one tenant's door within the window, customers and staff apart
 * @param perInstallation failures within the window of all staff who name no tenant, of all operators, or of all partners
 * @param window after which a counter begins again
 * @param maximumLocalCounters counters kept in memory at the most while Redis is down
 */
@ConfigurationProperties("quelyos.auth.throttle")
public record ThrottleSettings(
    @DefaultValue("5") long perAccount,
    @DefaultValue("30") long perAddress,
    @DefaultValue("1000") long perTenant,
    @DefaultValue("10000") long perInstallation,
    @DefaultValue("15m") Duration window,
    @DefaultValue("100000") int maximumLocalCounters
) {}
