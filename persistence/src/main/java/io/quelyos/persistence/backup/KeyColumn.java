package io.quelyos.persistence.backup;

/**
 * A column of a table's primary key.
 *
 * @param isOrdered whether all servers agree how its values follow each other, as they do for ids and whole numbers, not for
 *     texts
 */
public record KeyColumn(String name, boolean isOrdered) {}
