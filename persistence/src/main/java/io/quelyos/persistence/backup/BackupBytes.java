package io.quelyos.persistence.backup;

/**
 * A part of a file.
 *
 * @param content its bytes, shared with nobody: each part is read once and thrown away
 */
@SuppressWarnings("ArrayRecordComponent")
public record BackupBytes(byte[] content) {}
