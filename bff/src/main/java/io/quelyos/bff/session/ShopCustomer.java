package io.quelyos.bff.session;

import io.quelyos.persistence.account.CustomerRow;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name; what else it has is fetched by its id. */
public record ShopCustomer(
    UUID id,
    String email,
    String displayName,
    boolean emailVerified,
    @Nullable String vatNumber,
    @Nullable String locale,
    @Nullable String currency,
    @Nullable OffsetDateTime deletionDueAt
) {
    public static ShopCustomer of(CustomerRow row) {
        return new ShopCustomer(
            row.id(),
            row.email(),
            row.displayName(),
            row.emailVerifiedAt() != null,
            row.vatNumber(),
            row.locale(),
            row.currency(),
            row.deletionDueAt()
        );
    }
}
