package io.quelyos.bff.trusteddocument;

import io.quelyos.auth.context.Audience;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may send registered documents only, and how many documents there may be.
 *
 * @param trustedOnlyAudiences the audiences whose every request must name a registered document; this is the setting to rely
 *     on, because a single application is known by a header that any program can leave out
 * @param trustedDocuments bounds
 */
@ConfigurationProperties("quelyos.graphql")
public record TrustedDocumentSettings(
    @DefaultValue Set<Audience> trustedOnlyAudiences,
    @DefaultValue Bounds trustedDocuments
) {
    /**
     * How many documents there may be, and how closely their changes are followed.
     *
     * @param perManifest documents in one manifest at the most
     * @param total documents in the whole installation at the most
     * @param characters of one document at the most
     * @param cachedCharacters of texts that each instance keeps in memory
     * @param checkInterval how long an instance trusts what it has in memory before it looks for changes
     * @param missCheckInterval the same where an id was not found, so that a new registration counts at once
     */
    public record Bounds(
        @DefaultValue("2000") int perManifest,
        @DefaultValue("50000") int total,
        @DefaultValue("100000") int characters,
        @DefaultValue("16000000") long cachedCharacters,
        @DefaultValue("1s") Duration checkInterval,
        @DefaultValue("50ms") Duration missCheckInterval
    ) {}

    public TrustedDocumentSettings {
        trustedOnlyAudiences = Set.copyOf(trustedOnlyAudiences);
    }
}
