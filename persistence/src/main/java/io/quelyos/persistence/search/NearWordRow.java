package io.quelyos.persistence.search;

/**
 * A word of the shop that looks like a mistyped one.
 *
 * @param likeness 0 to 1
 * @param products how many published products have it
 */
public record NearWordRow(String word, float likeness, long products) {}
