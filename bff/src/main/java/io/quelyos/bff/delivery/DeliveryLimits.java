package io.quelyos.bff.delivery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a tenant may say about its deliveries; all of it is held in memory.
 *
 * @param zones how many zones
 * @param areasPerZone how many countries, regions and beginnings of postal codes a zone may have
 * @param ratesPerZone how many ways to deliver a zone may have
 * @param bandsPerRate how many prices by weight or amount a way may have, 20 at the most
 * @param pickupPoints how many points where goods are fetched
 */
@ConfigurationProperties("quelyos.delivery.limits")
public record DeliveryLimits(
    @DefaultValue("100") int zones,
    @DefaultValue("300") int areasPerZone,
    @DefaultValue("20") int ratesPerZone,
    @DefaultValue("20") int bandsPerRate,
    @DefaultValue("100") int pickupPoints
) {
    public DeliveryLimits {
        if (zones < 1 || areasPerZone < 1 || ratesPerZone < 1 || pickupPoints < 1) {
            throw new IllegalArgumentException("quelyos.delivery.limits must all be 1 at least");
        }
        if (bandsPerRate < 1 || bandsPerRate > 20) {
            throw new IllegalArgumentException("quelyos.delivery.limits.bands-per-rate is " + bandsPerRate);
        }
    }
}
