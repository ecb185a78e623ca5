package io.quelyos.bff.search.synonym;

/** The schema's enum BackofficeSearchSynonymKind. */
public enum SynonymKind {
    EQUIVALENT,
    ONE_WAY,
}
