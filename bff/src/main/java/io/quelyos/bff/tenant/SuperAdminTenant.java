package io.quelyos.bff.tenant;

import io.quelyos.persistence.tenant.AdministeredTenantRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record SuperAdminTenant(
    UUID id,
    int version,
    String slug,
    String name,
    String state,
    String plan,
    List<String> domains,
    List<String> origins,
    boolean isOutgoingOn,
    Usage usage,
    OffsetDateTime createdAt
) {
    private static final int KILOBYTE = 1000;

    /** The schema's {@code SuperAdminTenantUsage}; a limit is null where the plan has none. */
    public record Usage(
        long products,
        @Nullable Long productLimit,
        long users,
        @Nullable Long userLimit,
        long backupKilobytes
    ) {}

    static SuperAdminTenant of(AdministeredTenantRow row) {
        return new SuperAdminTenant(
            row.id(),
            row.version(),
            row.slug(),
            row.name(),
            row.state(),
            row.planCode(),
            row.domains(),
            row.origins(),
            !row.isOutgoingOff(),
            new Usage(
                row.productCount(),
                row.maxProducts(),
                row.userCount(),
                row.maxUsers(),
                Math.ceilDiv(row.backupBytes(), KILOBYTE)
            ),
            row.createdAt()
        );
    }
}
