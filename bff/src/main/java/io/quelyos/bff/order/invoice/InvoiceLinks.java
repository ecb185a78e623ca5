package io.quelyos.bff.order.invoice;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.order.OrderSettings;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links to invoices, which are signed, not stored, and good for a short time: whoever may read an invoice is given one. */
@Component
final class InvoiceLinks {

    static final String PATH = "/api/invoices/";
    private static final String LIST = "order.invoice.link";

    private final CursorCodec codec;
    private final OrderSettings settings;
    private final Clock clock;

    InvoiceLinks(CursorCodec codec, OrderSettings settings, Clock clock) {
        this.codec = codec;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a link leads to. */
    record Target(TenantId tenant, UUID invoice) {}

    String path(TenantContext context, UUID invoice) {
        long end = clock.instant().plus(settings.linkLifetime()).getEpochSecond();
        List<String> parts = List.of(context.tenantId().toString(), invoice.toString(), Long.toString(end));
        return PATH + codec.encode(LIST, parts);
    }

    /** What a link leads to; null where it is over, or none of ours. */
    @Nullable
    Target open(String token) {
        try {
            List<String> parts = codec.decode(LIST, token);
            Instant end = Instant.ofEpochSecond(Long.parseLong(parts.get(2)));
            return clock.instant().isBefore(end)
                ? new Target(TenantId.of(parts.get(0)), UUID.fromString(parts.get(1)))
                : null;
        } catch (ApiException notOurs) {
            return null;
        }
    }
}
