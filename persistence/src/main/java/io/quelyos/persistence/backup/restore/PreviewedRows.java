package io.quelyos.persistence.backup.restore;

/**
 * What would become of some rows of a backup.
 *
 * @param conflicts how many have a unique value that another row has now
 */
public record PreviewedRows(long created, long updated, long conflicts) {}
