package io.quelyos.auth.request;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which addresses exist for the outside at all.
 *
 * @param openPaths path patterns that judge their callers by themselves or have nothing to hide; all else is refused
 */
@ConfigurationProperties("quelyos.auth.web")
public record WebSecuritySettings(
    @DefaultValue({
        "/graphql",
        "/api/**",
        "/webhooks/**",
        "/explorer",
        "/explorer/**",
        "/mailbox",
        "/mailbox/**",
        "/media/**",
        "/actuator/prometheus",
        "/favicon.ico",
    })
    List<String> openPaths
) {}
