package io.quelyos.bff.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits on searching.
 *
 * @param queryLength how many characters a search may have
 * @param words how many of its words count; what follows them is passed over
 * @param beginning how many letters the last word needs to find words that begin so
 * @param typedBeginning the same of a single word that is still being typed
 * @param correctedWords how many mistyped words of a search are put right
 * @param answerMemory how long what a search without answers meant is remembered
 * @param suggestions how many suggestions of each kind may be asked for
 * @param synonyms how many groups of words that mean the same a tenant may have
 * @param synonymTerms how many terms one group may have
 * @param synonymTermLength how many characters a term may have
 */
@ConfigurationProperties("quelyos.search.limits")
public record SearchLimits(
    @DefaultValue("200") int queryLength,
    @DefaultValue("8") int words,
    @DefaultValue("3") int beginning,
    @DefaultValue("2") int typedBeginning,
    @DefaultValue("3") int correctedWords,
    @DefaultValue("1m") Duration answerMemory,
    @DefaultValue("10") int suggestions,
    @DefaultValue("1000") int synonyms,
    @DefaultValue("20") int synonymTerms,
    @DefaultValue("100") int synonymTermLength
) {}
