package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartDraft;
import io.quelyos.bff.delivery.Deliveries;
import io.quelyos.bff.delivery.DeliveryTerms;
import io.quelyos.bff.delivery.Destination;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.cart.CartDetailsRow;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes down where a cart's goods go, and how. Whether the way takes the cart is judged whenever the cart is reckoned. */
@Component
final class DeliveryChoosing {

    private static final String INPUT = "input";
    private final Deliveries deliveries;

    DeliveryChoosing(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Takes the choice into the cart, all of it or nothing. */
    void choose(TenantContext context, CartDraft draft, DeliveryChoice choice, CartChange change) {
        String country = choice.countryCode().strip().toUpperCase(Locale.ROOT);
        String region = choice.regionCode() == null ? null : choice.regionCode().strip().toUpperCase(Locale.ROOT);
        String postalCode = choice.postalCode() == null ? null : choice.postalCode().strip();
        boolean isPlace = true;
        if (!Destination.isCountry(country)) {
            change.refuse(Code.INVALID, "A country is named by two letters, as FR.", List.of(INPUT, "countryCode"));
            isPlace = false;
        }
        if (region != null && !Destination.isRegion(region, country)) {
            change.refuse(
                Code.INVALID,
                "A region is named by its country and more, as FR-20R.",
                List.of(INPUT, "regionCode")
            );
            isPlace = false;
        }
        if (postalCode != null && !Destination.isPostalCode(postalCode)) {
            change.refuse(Code.INVALID, "A postal code has 1 to 20 characters.", List.of(INPUT, "postalCode"));
            isPlace = false;
        }
        if (isPlace) {
            choose(context, draft, choice, new Destination(country, region, postalCode), change);
        }
    }

    private void choose(
        TenantContext context,
        CartDraft draft,
        DeliveryChoice choice,
        Destination destination,
        CartChange change
    ) {
        DeliveryTerms terms = deliveries.of(context);
        UUID rate = choice.rateId() == null ? null : GlobalId.decode("drt", choice.rateId()).orElse(null);
        UUID point =
            choice.pickupPointId() == null ? null : GlobalId.decode("pup", choice.pickupPointId()).orElse(null);
        boolean isWay = choice.rateId() == null || (rate != null && terms.hasRate(rate, destination));
        boolean isPoint = choice.pickupPointId() == null || (point != null && isThere(terms, point, destination));
        if (!isWay) {
            change.refuse(Code.NOT_FOUND, "There is no such way to deliver there.", List.of(INPUT, "rateId"));
        }
        if (!isPoint) {
            change.refuse(Code.NOT_FOUND, "There is no such point in this country.", List.of(INPUT, "pickupPointId"));
        }
        if (isWay && isPoint && rate != null && point != null) {
            change.refuse(Code.INVALID, "Goods are delivered or fetched, not both.", List.of(INPUT));
        } else if (isWay && isPoint) {
            draft.setDetails(draft.details().withDeliveryOf(details(destination, rate, point)));
        }
    }

    private static boolean isThere(DeliveryTerms terms, UUID point, Destination destination) {
        PickupPointRow found = terms.findPickupPoint(point);
        return found != null && found.countryCode().equals(destination.countryCode());
    }

    private static CartDetailsRow details(Destination destination, @Nullable UUID rate, @Nullable UUID point) {
        return new CartDetailsRow(
            null,
            "[]",
            destination.countryCode(),
            destination.regionCode(),
            destination.postalCode(),
            rate,
            point
        );
    }
}
