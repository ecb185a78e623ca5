package io.quelyos.auth.tenant;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the directory of tenants is kept in memory.
 *
 * @param maximumEntries names kept at the most, for known and for unknown ones each
 * @param timeToLive how long a known name is kept where no change is told
 * @param unknownTimeToLive how long it is remembered that a name is nobody's
 */
@ConfigurationProperties("quelyos.auth.tenant-directory")
public record TenantDirectorySettings(
    @DefaultValue("20000") int maximumEntries,
    @DefaultValue("10m") Duration timeToLive,
    @DefaultValue("10s") Duration unknownTimeToLive
) {}
