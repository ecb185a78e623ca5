package io.quelyos.bff.delivery;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.market.VariantPrices;
import io.quelyos.persistence.delivery.DeliveryZoneRow;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quotes deliveries in the request's currency, without asking the database. */
@Component
public final class DeliveryQuotes {

    private final Deliveries deliveries;
    private final VariantPrices prices;

    DeliveryQuotes(Deliveries deliveries, VariantPrices prices) {
        this.deliveries = deliveries;
        this.prices = prices;
    }

    /** What all ways to an address, and to fetch the goods in its country, cost for a parcel. */
    public Quotes quote(TenantContext context, Destination destination, Parcel parcel) {
        DeliveryTerms terms = deliveries.of(context);
        DeliveryZoneRow zone = terms.findZone(destination);
        return new Quotes(
            zone == null ? null : zone.name(),
            terms
                .quoteRates(destination, parcel)
                .stream()
                .map(quote -> show(context, quote))
                .toList(),
            terms
                .listPickupPoints(destination.countryCode())
                .stream()
                .map(point -> show(context, point))
                .toList()
        );
    }

    /** What one way costs; null where it is not offered for this parcel. */
    public @Nullable Rate findRate(TenantContext context, UUID rateId, Destination destination, Parcel parcel) {
        RateQuote quote = deliveries.of(context).findRateQuote(rateId, destination, parcel);
        return quote == null ? null : show(context, quote);
    }

    /** What fetching at one point costs; null where it is not offered any more. */
    public @Nullable Point findPickupPoint(TenantContext context, UUID id) {
        PickupPointRow point = deliveries.of(context).findPickupPoint(id);
        return point == null ? null : show(context, point);
    }

    private Rate show(TenantContext context, RateQuote quote) {
        return new Rate(
            quote.rate().id(),
            quote.rate().name(),
            quote.rate().description(),
            money(context, quote.priceMinor()),
            quote.isFreeByAmount(),
            quote.rate().minimumDays(),
            quote.rate().maximumDays()
        );
    }

    private Point show(TenantContext context, PickupPointRow point) {
        return new Point(
            point.id(),
            point.name(),
            new PlaceAddress(point.line1(), point.postalCode(), point.city(), point.countryCode()),
            point.openingText(),
            money(context, point.priceMinor()),
            point.minimumDays(),
            point.maximumDays()
        );
    }

    private Money money(TenantContext context, long baseMinor) {
        return Money.ofMinor(prices.convertAmount(context, context.currency(), baseMinor), context.currency());
    }

    /**
     * The schema's type ShopDeliveryQuotes.
     *
     * @param zoneName null where the address is not delivered to
     */
    public record Quotes(@Nullable String zoneName, List<Rate> rates, List<Point> pickupPoints) {}

    /** The schema's type ShopDeliveryRateQuote. */
    public record Rate(
        UUID id,
        String name,
        @Nullable String description,
        Money price,
        boolean freeByAmount,
        int minimumDays,
        int maximumDays
    ) {}

    /** The schema's type ShopPickupPointQuote. */
    public record Point(
        UUID id,
        String name,
        PlaceAddress address,
        String openingText,
        Money price,
        int minimumDays,
        int maximumDays
    ) {}

    /** The schema's type Address. */
    public record PlaceAddress(String line1, String postalCode, String city, String countryCode) {}
}
