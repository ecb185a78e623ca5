package io.quelyos.persistence.account;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who runs the installation.
 *
 * @param permissions names of the schema's enum Permission
 */
public record OperatorAccountRow(
    UUID id,
    String email,
    String displayName,
    String passwordHash,
    List<String> permissions,
    boolean isActive
) {}
