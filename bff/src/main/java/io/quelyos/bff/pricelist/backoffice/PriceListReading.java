package io.quelyos.bff.pricelist.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.pricelist.AgreedPriceRow;
import io.quelyos.persistence.pricelist.PriceListMapper;
import io.quelyos.persistence.pricelist.PriceListRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads lists of agreed prices. */
@Component
final class PriceListReading {

    private static final String LISTS = "backoffice.priceLists";
    private static final String PRICES = "backoffice.agreedPrices.";
    /** Before every price. */
    private static final AgreedPriceRow START = new AgreedPriceRow(new UUID(0, 0), "", 0, 0);

    private final TenantDb tenantDb;
    private final PriceListMapper mapper;
    private final CursorCodec cursors;

    PriceListReading(TenantDb tenantDb, PriceListMapper mapper, CursorCodec cursors) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.cursors = cursors;
    }

    /** The schema's type of the same name. */
    record BackofficeAgreedPrice(UUID variantId, int minimum, Money price) {
        static BackofficeAgreedPrice of(AgreedPriceRow row) {
            Money price = Money.ofMinor(row.priceMinor(), Currency.getInstance(row.currency()));
            return new BackofficeAgreedPrice(row.variantId(), row.minimum(), price);
        }
    }

    Connection<PriceListRow> list(TenantContext context, PageRequest page) {
        UUID after = page.after() == null ? null : UUID.fromString(cursors.decode(LISTS, page.after()).getFirst());
        List<PriceListRow> rows = tenantDb.read(context, () -> mapper.list(after, page.limit()));
        return Connection.of(rows, page, row -> cursors.encode(LISTS, List.of(row.id().toString())));
    }

    @Nullable
    PriceListRow find(TenantContext context, UUID id) {
        return tenantDb.<@Nullable PriceListRow>read(context, () -> mapper.findById(id));
    }

    Connection<BackofficeAgreedPrice> listPrices(TenantContext context, UUID id, PageRequest page) {
        String list = PRICES + id;
        AgreedPriceRow after = page.after() == null ? START : place(cursors.decode(list, page.after()));
        List<AgreedPriceRow> rows = tenantDb.read(context, () -> mapper.listPrices(id, after, page.limit()));
        return Connection.of(rows, page, row ->
            cursors.encode(list, List.of(row.variantId().toString(), row.currency(), Integer.toString(row.minimum())))
        ).map(BackofficeAgreedPrice::of);
    }

    private static AgreedPriceRow place(List<String> key) {
        return new AgreedPriceRow(UUID.fromString(key.getFirst()), key.get(1), Integer.parseInt(key.getLast()), 0);
    }
}
