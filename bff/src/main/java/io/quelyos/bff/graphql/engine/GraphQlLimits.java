package io.quelyos.bff.graphql.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Every limit on what a client may send.
 *
 * @param bodyBytes of a request, 1 MiB by default
 * @param tokens of a document
 * @param depth levels of fields, introspection left out
 * @param aliases in one operation
 * @param rootFields of one operation: fields of Query's surfaces, or mutations
 * @param cost points of one operation
 * @param executionTimeout how long an operation may run
 * @param preparedCharacters how much text each audience's cache of prepared documents keeps; one document at most 1 % of it
 * @param isIntrospectionEnabled whether callers may read their part of the schema
 */
@ConfigurationProperties("quelyos.graphql.limits")
public record GraphQlLimits(
    @DefaultValue("1048576") int bodyBytes,
    @DefaultValue("5000") int tokens,
    @DefaultValue("15") int depth,
    @DefaultValue("50") int aliases,
    @DefaultValue("20") int rootFields,
    @DefaultValue("10000") long cost,
    @DefaultValue("20s") Duration executionTimeout,
    @DefaultValue("1000000") int preparedCharacters,
    @DefaultValue("true") boolean isIntrospectionEnabled
) {}
