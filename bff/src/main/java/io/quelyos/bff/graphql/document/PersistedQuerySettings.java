package io.quelyos.bff.graphql.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many automatic persisted queries are kept. A share is what one tenant's audience has; no share takes from another.
 *
 * @param characters of one query at the most; a longer one is answered but not kept
 * @param perShare queries that Redis keeps of one share, for a day
 * @param localCharactersPerShare characters of queries that each instance keeps of one share
 * @param localShares shares that each instance keeps
 * @param refreshAfter how old a query may be in Redis before its use makes it last another day
 * @param redisPause how long Redis is left alone after it did not answer
 */
@ConfigurationProperties("quelyos.graphql.persisted-queries")
public record PersistedQuerySettings(
    @DefaultValue("30000") int characters,
    @DefaultValue("1000") int perShare,
    @DefaultValue("100000") int localCharactersPerShare,
    @DefaultValue("1000") int localShares,
    @DefaultValue("6h") Duration refreshAfter,
    @DefaultValue("2s") Duration redisPause
) {}
