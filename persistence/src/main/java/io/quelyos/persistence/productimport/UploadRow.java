package io.quelyos.persistence.productimport;

import java.util.UUID;

/**
 * A file that somebody announced for an import.
 *
 * @param byteSize 0 until it arrived
 * @param isSent whether its content came
 * @param hasContent whether the content is still there; it goes some time after it was sent
 */
public record UploadRow(UUID id, String fileName, long byteSize, boolean isSent, boolean hasContent) {}
