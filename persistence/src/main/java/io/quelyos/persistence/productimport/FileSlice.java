package io.quelyos.persistence.productimport;

/**
 * A part of a file.
 *
 * @param content its bytes, shared with nobody: each slice is read once and thrown away
 */
@SuppressWarnings("ArrayRecordComponent")
public record FileSlice(byte[] content) {}
