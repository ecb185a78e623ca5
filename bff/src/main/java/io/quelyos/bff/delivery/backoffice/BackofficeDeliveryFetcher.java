package io.quelyos.bff.delivery.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.PickupPointInput;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.RateInput;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.ZoneInput;
import io.quelyos.bff.delivery.backoffice.DeliveryPayloads.PickupPointPayload;
import io.quelyos.bff.delivery.backoffice.DeliveryPayloads.RatePayload;
import io.quelyos.bff.delivery.backoffice.DeliveryPayloads.ZonePayload;
import java.util.List;

/** Answers what staff ask and change of deliveries. */
@DgsComponent
final class BackofficeDeliveryFetcher {

    private static final String ROOT = "BackofficeQuery";
    private final DeliveryZones zones;
    private final DeliveryRates rates;
    private final PickupPoints points;

    BackofficeDeliveryFetcher(DeliveryZones zones, DeliveryRates rates, PickupPoints points) {
        this.zones = zones;
        this.rates = rates;
        this.points = points;
    }

    @DgsData(parentType = ROOT, field = "deliveryZones")
    List<BackofficeDeliveryZone> deliveryZones(TenantContext context) {
        return zones.list(context);
    }

    @DgsData(parentType = ROOT, field = "pickupPoints")
    List<BackofficePickupPoint> pickupPoints(TenantContext context) {
        return points.list(context);
    }

    @DgsMutation
    ZonePayload backofficeDeliveryZoneCreate(TenantContext context, @InputArgument ZoneInput input) {
        return zones.create(context, input);
    }

    @DgsMutation
    ZonePayload backofficeDeliveryZoneUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument ZoneInput input
    ) {
        return zones.update(context, id, version, input);
    }

    @DgsMutation
    ZonePayload backofficeDeliveryZoneDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return zones.delete(context, id, version);
    }

    @DgsMutation
    RatePayload backofficeDeliveryRateCreate(
        TenantContext context,
        @InputArgument String zoneId,
        @InputArgument RateInput input
    ) {
        return rates.create(context, zoneId, input);
    }

    @DgsMutation
    RatePayload backofficeDeliveryRateUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument RateInput input
    ) {
        return rates.update(context, id, version, input);
    }

    @DgsMutation
    RatePayload backofficeDeliveryRateDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return rates.delete(context, id, version);
    }

    @DgsMutation
    PickupPointPayload backofficePickupPointCreate(TenantContext context, @InputArgument PickupPointInput input) {
        return points.create(context, input);
    }

    @DgsMutation
    PickupPointPayload backofficePickupPointUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument PickupPointInput input
    ) {
        return points.update(context, id, version, input);
    }

    @DgsMutation
    PickupPointPayload backofficePickupPointDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return points.delete(context, id, version);
    }
}
