package io.quelyos.bff.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters are sent; the mail server itself is {@code spring.mail}. Without one, letters are kept and not sent.
 *
 * @param from the address that letters come from; the name before it is the tenant's
 * @param shopUrl where a tenant's shop is found that does not say so itself; {@code {slug}} stands for the tenant's
 * @param maximumAttempts how often sending a letter is tried
 * @param firstRetry how long after the first failure the next attempt comes; doubled each time
 * @param longestRetry between two attempts at the most
 * @param retention how long it is known that a letter was sent, kept or given up
 * @param mailboxEnabled whether the page that shows all letters is there; only for trying out
 */
@ConfigurationProperties("quelyos.mail")
public record MailSettings(
    @DefaultValue("no-reply@localhost") String from,
    @DefaultValue("http://{slug}.localhost:3001") String shopUrl,
    @DefaultValue("12") int maximumAttempts,
    @DefaultValue("15s") Duration firstRetry,
    @DefaultValue("1h") Duration longestRetry,
    @DefaultValue("30d") Duration retention,
    @DefaultValue("false") boolean mailboxEnabled
) {
    /** The pause after a number of failures. */
    Duration pauseAfter(int failures) {
        Duration pause = firstRetry;
        for (int doubled = 1; doubled < failures && pause.compareTo(longestRetry) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
