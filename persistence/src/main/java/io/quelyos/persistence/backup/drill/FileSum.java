package io.quelyos.persistence.backup.drill;

import java.util.UUID;

/** A file with the SHA-256 of its content in hexadecimal digits. */
public record FileSum(UUID id, String sha256) {}
