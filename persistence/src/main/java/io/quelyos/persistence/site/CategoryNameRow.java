package io.quelyos.persistence.site;

import java.util.UUID;

/** What a category is called in a language. */
public record CategoryNameRow(UUID categoryId, String locale, String name) {}
