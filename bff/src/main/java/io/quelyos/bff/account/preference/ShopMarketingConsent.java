package io.quelyos.bff.account.preference;

import io.quelyos.persistence.account.CustomerConsentRow;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
record ShopMarketingConsent(Kind kind, boolean given, @Nullable String source, @Nullable OffsetDateTime changedAt) {
    /** The schema's enum ShopMarketingKind. */
    enum Kind {
        EMAIL,
        SMS,
        PHONE,
        POST,
    }

    /** One entry for each kind; what a customer never spoke about is not allowed. */
    static List<ShopMarketingConsent> listOf(List<CustomerConsentRow> rows) {
        return Stream.of(Kind.values())
            .map(kind ->
                rows
                    .stream()
                    .filter(row -> row.kind().equals(kind.name()))
                    .findFirst()
                    .map(row -> new ShopMarketingConsent(kind, row.isGiven(), row.source(), row.createdAt()))
                    .orElseGet(() -> new ShopMarketingConsent(kind, false, null, null))
            )
            .toList();
    }
}
