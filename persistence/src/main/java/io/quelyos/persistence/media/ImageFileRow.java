package io.quelyos.persistence.media;

/**
 * What is known of an image file without its content.
 *
 * @param sha256 the hash of the content, in hexadecimal digits
 */
public record ImageFileRow(String mediaType, long byteSize, String sha256) {}
