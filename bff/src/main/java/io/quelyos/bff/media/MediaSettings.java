package io.quelyos.bff.media;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How image files are reached.
 *
 * @param baseUrl the origin before {@code /media}, as {@code https://cdn.example.com}, without a slash at its end; empty:
 *     the origin that the client sent its request to. Name it wherever a proxy or a content network stands in front
 * @param maxAge how long a client keeps a file; a file's content never changes, a new image is a new file
 */
@ConfigurationProperties("quelyos.media")
public record MediaSettings(@DefaultValue("") String baseUrl, @DefaultValue("365d") Duration maxAge) {
    public MediaSettings {
        if (!baseUrl.isEmpty() && !baseUrl.matches("https?://[^\\s?#]*[^\\s?#/]")) {
            throw new IllegalArgumentException(
                "quelyos.media.base-url must be an http or https address without a slash at its end, not " + baseUrl
            );
        }
    }
}
