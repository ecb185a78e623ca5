package io.quelyos.bff.backup.archive;

/**
 * What is taken of an archive at the most.
 *
 * @param bytes all entries together, unpacked
 * @param entries how many there may be
 */
public record ArchiveLimits(long bytes, int entries) {
    /** One row, and also what is said of the whole archive, is in memory at once. */
    static final int TEXT_BYTES = 64 << 20;
}
