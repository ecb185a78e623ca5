package io.quelyos.bff.explorer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how the explorer is served.
 *
 * @param enabled whether it is there at all; the production profile says no unless told otherwise
 * @param signInRequired whether its workbench is served after a sign-in only; always so in production
 * @param sessionLifetime how long a sign-in opens the workbench's files
 */
@ConfigurationProperties("quelyos.explorer")
public record ExplorerSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("false") boolean signInRequired,
    @DefaultValue("12h") Duration sessionLifetime
) {}
