package io.quelyos.persistence.search;

/** A category or a maker whose name has what is being typed. */
public record SuggestedNameRow(String slug, String name) {}
