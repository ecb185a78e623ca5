package io.quelyos.bff.search;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits on searching.
 *
 * @param queryLength how many characters a search may have
 * @param words how many of its words count; what follows them is passed over
 * @param suggestions how many suggestions of each kind may be asked for
 * @param synonyms how many groups of words that mean the same a tenant may have
 * @param synonymTerms how many terms one group may have
 * @param synonymTermLength how many characters a term may have
 */
@ConfigurationProperties("quelyos.search.limits")
public record SearchLimits(
    @DefaultValue("200") int queryLength,
    @DefaultValue("8") int words,
    @DefaultValue("10") int suggestions,
    @DefaultValue("1000") int synonyms,
    @DefaultValue("20") int synonymTerms,
    @DefaultValue("100") int synonymTermLength
) {}
