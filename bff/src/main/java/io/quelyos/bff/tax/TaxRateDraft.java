package io.quelyos.bff.tax;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.tax.TaxRate;
import io.quelyos.persistence.tax.TaxRateRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Turns the description of a rate into a row and collects what is wrong with it. */
final class TaxRateDraft {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final int MAXIMUM_NAME = 100;

    private final List<UserError> errors = new ArrayList<>();
    private final TaxRateRow row;

    TaxRateDraft(UUID id, int version, TaxRateInput input) {
        UUID category = GlobalId.decode("txc", input.categoryId()).orElseGet(() -> new UUID(0, 0));
        if (!COUNTRIES.contains(input.countryCode())) {
            add("countryCode", "There is no such country.");
        }
        String region = input.regionCode();
        if (region != null && !(REGION.matcher(region).matches() && region.startsWith(input.countryCode()))) {
            add("regionCode", "A region's code begins with its country's, as FR-20R.");
        }
        if (region == null && input.replacesCountry()) {
            add("replacesCountry", "Only a region's rate can stand instead of its country's.");
        }
        if (input.name().isBlank() || input.name().length() > MAXIMUM_NAME) {
            add("name", "A name has 1 to 100 characters.");
        }
        this.row = new TaxRateRow(
            id,
            category,
            input.countryCode(),
            region,
            input.name().strip(),
            millionths(input.percentage()),
            input.replacesCountry(),
            version,
            OffsetDateTime.now(ZoneOffset.UTC)
        );
    }

    List<UserError> errors() {
        return errors;
    }

    /** The row; worth something only without errors. */
    TaxRateRow row() {
        return row;
    }

    private int millionths(BigDecimal percentage) {
        try {
            int millionths = percentage
                .setScale(BackofficeTaxRate.SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .intValueExact();
            if (millionths >= 0 && millionths <= TaxRate.WHOLE_MILLIONTHS) {
                return millionths;
            }
            add("percentage", "A percentage is 0 to 100.");
        } catch (ArithmeticException exception) {
            add("percentage", "A percentage is 0 to 100, with four decimals at the most.");
        }
        return 0;
    }

    private void add(String field, String message) {
        errors.add(UserError.of(Code.INVALID, message, "input", field));
    }
}
