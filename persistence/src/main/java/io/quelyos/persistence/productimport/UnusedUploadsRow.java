package io.quelyos.persistence.productimport;

/**
 * A tenant's files that no import uses yet.
 *
 * @param fileCount how many there are, sent or not
 * @param byteCount how many bytes they have together
 */
public record UnusedUploadsRow(int fileCount, long byteCount) {}
