package io.quelyos.bff.demo.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.demo.delivery.DemoDeliveryTerms.Area;
import io.quelyos.bff.demo.delivery.DemoDeliveryTerms.Point;
import io.quelyos.bff.demo.delivery.DemoDeliveryTerms.Rate;
import io.quelyos.bff.demo.delivery.DemoDeliveryTerms.Shop;
import io.quelyos.bff.demo.delivery.DemoDeliveryTerms.Zone;
import io.quelyos.persistence.delivery.DeliveryAreaRow;
import io.quelyos.persistence.delivery.DeliveryMapper;
import io.quelyos.persistence.delivery.DeliveryRateRow;
import io.quelyos.persistence.delivery.DeliveryWriteMapper;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes a demo shop's zones, rates and pickup points. */
final class DemoDelivery {

    private final DeliveryMapper reads;
    private final DeliveryWriteMapper writes;

    DemoDelivery(DeliveryMapper reads, DeliveryWriteMapper writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /** Whether the shop says anything about deliveries; then it keeps what it says. */
    boolean isThere() {
        return reads.countZones() > 0 || reads.countPickupPoints() > 0;
    }

    /** Writes them inside the caller's unit of work. */
    void write(UUID tenant, Shop shop) {
        for (int position = 0; position < shop.zones().size(); position++) {
            write(tenant, shop.zones().get(position), position);
        }
        for (int position = 0; position < shop.pickupPoints().size(); position++) {
            writes.insertPickupPoint(tenant, row(shop.pickupPoints().get(position), position));
        }
    }

    private void write(UUID tenant, Zone zone, int position) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        writes.insertZone(tenant, id, zone.name(), position);
        List<DeliveryAreaRow> areas = new ArrayList<>();
        for (Area area : zone.areas()) {
            areas.add(new DeliveryAreaRow(id, areas.size(), area.country(), area.region(), area.postalPrefix()));
        }
        writes.insertAreas(tenant, areas);
        for (int place = 0; place < zone.rates().size(); place++) {
            writes.insertRate(tenant, row(id, zone.rates().get(place), place));
        }
    }

    private static DeliveryRateRow row(UUID zone, Rate rate, int position) {
        return new DeliveryRateRow(
            UuidCreator.getTimeOrderedEpoch(),
            zone,
            rate.name(),
            rate.description(),
            rate.basis(),
            rate.from(),
            rate.prices(),
            rate.below(),
            rate.freeFrom(),
            rate.minimumDays(),
            rate.maximumDays(),
            true,
            position,
            1
        );
    }

    private static PickupPointRow row(Point point, int position) {
        return new PickupPointRow(
            UuidCreator.getTimeOrderedEpoch(),
            point.name(),
            point.line1(),
            point.postalCode(),
            point.city(),
            point.country(),
            point.opening(),
            point.price(),
            point.minimumDays(),
            point.maximumDays(),
            true,
            position,
            1
        );
    }
}
