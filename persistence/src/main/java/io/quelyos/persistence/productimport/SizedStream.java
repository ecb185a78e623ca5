package io.quelyos.persistence.productimport;

import java.io.InputStream;

/**
 * Bytes on their way into the database. They are never in memory as a whole; whoever opened the stream closes it.
 *
 * @param byteSize how many bytes the stream has
 */
public record SizedStream(InputStream bytes, long byteSize) {}
