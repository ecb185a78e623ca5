package io.quelyos.auth.request;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Web origins beyond those that tenants register.
 *
 * @param operator where the operators' console is served from
 * @param shared where the installation serves its own pages for all tenants from, such as one dashboard for the staff of all
 * @param preflightLifetime how long browsers may keep the answer to a preflight
 */
@ConfigurationProperties("quelyos.auth.origin")
public record OriginSettings(
    @DefaultValue List<String> operator,
    @DefaultValue List<String> shared,
    @DefaultValue("10m") Duration preflightLifetime
) {}
