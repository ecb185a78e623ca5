package io.quelyos.bff.delivery.backoffice;

import io.quelyos.bff.delivery.DeliveryLimits;
import io.quelyos.bff.delivery.Destination;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.AreaInput;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.BandInput;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.PickupPointInput;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.RateInput;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.ZoneInput;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.delivery.DeliveryAreaRow;
import io.quelyos.persistence.delivery.DeliveryRateRow;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns inputs about deliveries into rows; what is wrong with them is in the check. */
final class DeliveryReader {

    private static final int NAME = 100;
    private static final int LONG_TEXT = 500;
    private static final int OPENING_TEXT = 1000;
    private static final int LONGEST_PREFIX = 10;

    private final InputCheck check;
    private final DeliveryLimits limits;
    private final Currency currency;

    DeliveryReader(InputCheck check, DeliveryLimits limits, Currency currency) {
        this.check = check;
        this.limits = limits;
        this.currency = currency;
    }

    String name(String name) {
        return check.text(name, NAME, "name");
    }

    List<DeliveryAreaRow> areas(UUID zone, ZoneInput input) {
        List<AreaInput> areas = input.areas();
        if (areas.isEmpty() || areas.size() > limits.areasPerZone()) {
            check.refuse(Code.INVALID, "A zone has 1 to " + limits.areasPerZone() + " areas.", "areas");
            return List.of();
        }
        List<DeliveryAreaRow> rows = new ArrayList<>();
        for (int index = 0; index < areas.size(); index++) {
            rows.add(area(zone, index, areas.get(index)));
        }
        return rows;
    }

    private DeliveryAreaRow area(UUID zone, int index, AreaInput input) {
        String place = String.valueOf(index);
        String country = check.country(input.countryCode(), "areas", place, "countryCode");
        String region = input.regionCode() == null ? null : input.regionCode().strip().toUpperCase(Locale.ROOT);
        String prefix = input.postalCodePrefix() == null ? null : Destination.comparable(input.postalCodePrefix());
        if (region != null && !Destination.isRegion(region, country)) {
            check.refuse(
                Code.INVALID,
                "A region is named by its country and more, as FR-20R.",
                "areas",
                place,
                "regionCode"
            );
        }
        if (prefix != null && (prefix.isEmpty() || prefix.length() > LONGEST_PREFIX)) {
            check.refuse(
                Code.INVALID,
                "The beginning of a postal code has 1 to " + LONGEST_PREFIX + " letters and digits.",
                "areas",
                place,
                "postalCodePrefix"
            );
        }
        if (region != null && prefix != null) {
            check.refuse(Code.INVALID, "An area is told by a region or by postal codes, not by both.", "areas", place);
        }
        return new DeliveryAreaRow(zone, index, country, region, prefix);
    }

    DeliveryRateRow rate(UUID id, UUID zone, int version, RateInput input) {
        check.days(input.minimumDays(), input.maximumDays());
        List<Long> starts = new ArrayList<>();
        List<Long> prices = new ArrayList<>();
        readBands(input, starts, prices);
        Long end = input.below() == null ? null : value(input.basis(), input.below(), "below");
        if (end != null && !starts.isEmpty() && end <= starts.getLast()) {
            check.refuse(Code.INVALID, "It must lie above the start of the last price.", "below");
        }
        return new DeliveryRateRow(
            id,
            zone,
            name(input.name()),
            check.longText(input.description(), LONG_TEXT, "description"),
            input.basis().name(),
            starts,
            prices,
            end,
            input.freeFrom() == null ? null : check.minor(input.freeFrom(), currency, "freeFrom"),
            input.minimumDays(),
            input.maximumDays(),
            !Boolean.FALSE.equals(input.active()),
            check.position(input.position(), "position"),
            version
        );
    }

    private void readBands(RateInput input, List<Long> starts, List<Long> prices) {
        List<BandInput> bands = input.bands();
        if (bands.isEmpty() || bands.size() > limits.bandsPerRate()) {
            check.refuse(Code.INVALID, "There are 1 to " + limits.bandsPerRate() + " prices.", "bands");
            return;
        }
        for (int index = 0; index < bands.size(); index++) {
            String place = String.valueOf(index);
            long start = value(input.basis(), bands.get(index).from(), "bands", place, "from");
            if (!starts.isEmpty() && start <= starts.getLast()) {
                check.refuse(Code.INVALID, "Each price begins above the one before.", "bands", place, "from");
            }
            starts.add(start);
            prices.add(check.minor(bands.get(index).price(), currency, "bands", place, "price"));
        }
    }

    private long value(DeliveryBasis basis, BigDecimal value, String... path) {
        return basis == DeliveryBasis.WEIGHT ? check.grams(value, path) : check.minor(value, currency, path);
    }

    PickupPointRow pickupPoint(UUID id, int version, PickupPointInput input) {
        check.days(input.minimumDays(), input.maximumDays());
        @Nullable
        BigDecimal price = input.price();
        return new PickupPointRow(
            id,
            name(input.name()),
            check.text(input.line1(), 200, "line1"),
            check.text(input.postalCode(), 20, "postalCode"),
            check.text(input.city(), NAME, "city"),
            check.country(input.countryCode(), "countryCode"),
            Objects.requireNonNullElse(check.longText(input.openingText(), OPENING_TEXT, "openingText"), ""),
            price == null ? 0 : check.minor(price, currency, "price"),
            input.minimumDays(),
            input.maximumDays(),
            !Boolean.FALSE.equals(input.active()),
            check.position(input.position(), "position"),
            version
        );
    }
}
