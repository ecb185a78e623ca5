package io.quelyos.persistence.tenant;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One tenant as those who run the installation see it.
 *
 * @param state ACTIVE or SUSPENDED
 * @param planCode STARTER, GROWTH, BUSINESS or ENTERPRISE
 * @param domains under which it is reached, in alphabetical order, 100 at the most
 * @param origins web origins whose pages may call with its sign-ins, in alphabetical order, 100 at the most
 * @param isOutgoingOff whether it writes to nobody outside, as a copy of another tenant at first
 * @param maxProducts the plan's limit; null for none
 * @param maxUsers the plan's limit; null for none
 * @param backupBytes how much the archives of its backups take
 */
public record AdministeredTenantRow(
    UUID id,
    int version,
    String slug,
    String name,
    String state,
    String planCode,
    OffsetDateTime createdAt,
    List<String> domains,
    List<String> origins,
    boolean isOutgoingOff,
    long productCount,
    long userCount,
    @Nullable Long maxProducts,
    @Nullable Long maxUsers,
    long backupBytes
) {}
