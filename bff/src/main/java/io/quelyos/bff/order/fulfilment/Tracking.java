package io.quelyos.bff.order.fulfilment;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema's input BackofficeOrderTrackingInput: who brings a parcel and how it can be followed. */
record Tracking(@Nullable String carrier, @Nullable String trackingNumber, @Nullable URL trackingUrl) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 1_000;
    /** A link in a letter leads to a page and runs nothing. */
    private static final Set<String> SCHEMES = Set.of("https", "http");

    Tracking {
        carrier = carrier == null || carrier.isBlank() ? null : carrier.strip();
        trackingNumber = trackingNumber == null || trackingNumber.isBlank() ? null : trackingNumber.strip();
    }

    /** The page as text. */
    @Nullable
    String page() {
        return trackingUrl == null ? null : trackingUrl.toString();
    }

    /** What is wrong with it. */
    List<UserError> check() {
        List<UserError> errors = new ArrayList<>();
        if (carrier != null && carrier.length() > LONGEST_NAME) {
            errors.add(UserError.of(Code.TOO_LONG, "It has at most 100 characters.", "input", "carrier"));
        }
        if (trackingNumber != null && trackingNumber.length() > LONGEST_NAME) {
            errors.add(UserError.of(Code.TOO_LONG, "It has at most 100 characters.", "input", "trackingNumber"));
        }
        String page = page();
        if (page != null && (page.length() > LONGEST_URL || !SCHEMES.contains(URI.create(page).getScheme()))) {
            errors.add(UserError.of(Code.INVALID, "It is a page's address of http or https.", "input", "trackingUrl"));
        }
        return errors;
    }
}
