package io.quelyos.persistence.search;

/**
 * A word of the shop that looks like a mistyped one.
 *
 * @param typed the mistyped one
 * @param likeness 0 to 1
 * @param products how many active products have it
 */
public record NearWordRow(String typed, String word, float likeness, int products) {}
