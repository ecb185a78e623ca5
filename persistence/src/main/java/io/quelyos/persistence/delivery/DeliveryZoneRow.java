package io.quelyos.persistence.delivery;

import java.util.UUID;

/**
 * A part of the world that is delivered to on the same terms.
 *
 * @param position decides between zones that are equally narrow
 */
public record DeliveryZoneRow(UUID id, String name, int position, int version) {}
