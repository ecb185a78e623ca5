package io.quelyos.bff.address;

import io.quelyos.bff.delivery.Destination;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.address.PostalAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges addresses. Whether a street exists is nobody's to say here; whether a parcel can be labelled is. */
public final class Addresses {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_PHONE = 30;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()./-]{3,28}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<String> path;
    private final List<UserError> errors = new ArrayList<>();

    private Addresses(List<String> path) {
        this.path = path;
    }

    /**
     * The address in the form that is kept, or everything that is wrong with it.
     *
     * @param path leads to the address in the mutation's arguments, as {@code input}
     */
    public static AddressOutcome validate(AddressInput input, String... path) {
        return new Addresses(List.of(path)).judge(input);
    }

    private AddressOutcome judge(AddressInput input) {
        String country = input.countryCode().strip().toUpperCase(Locale.ROOT);
        boolean isCountry = COUNTRIES.contains(country);
        if (!isCountry) {
            refuse(Code.INVALID, "A country is named by its two letters, as FR.", "countryCode");
        }
        var address = new PostalAddress(
            required("name", input.name(), LONGEST_NAME),
            optional("company", input.company(), LONGEST_NAME),
            required("line1", input.line1(), LONGEST_LINE),
            optional("line2", input.line2(), LONGEST_LINE),
            isCountry ? postalCode(country, input.postalCode()) : "",
            required("city", input.city(), LONGEST_NAME),
            isCountry ? region(country, input.regionCode()) : null,
            country,
            phone(input.phone())
        );
        return errors.isEmpty() ? new AddressOutcome.Valid(address) : new AddressOutcome.Refused(errors);
    }

    private String postalCode(String country, @Nullable String sent) {
        String code = PostalCodes.normalize(sent);
        if (!PostalCodes.isPossible(country, code)) {
            Code reason = code.isEmpty() ? Code.REQUIRED : Code.INVALID;
            refuse(reason, "It is not a postal code of " + country + ".", "postalCode");
        }
        return code;
    }

    private @Nullable String region(String country, @Nullable String sent) {
        String region = sent == null || sent.isBlank() ? null : sent.strip().toUpperCase(Locale.ROOT);
        if (region == null && PostalCodes.needsRegion(country)) {
            refuse(Code.REQUIRED, "Addresses there name their region, as " + country + "-XX.", "regionCode");
        } else if (region != null && !Destination.isRegion(region, country)) {
            refuse(Code.INVALID, "A region is named by its country and more, as FR-20R.", "regionCode");
        }
        return region;
    }

    private @Nullable String phone(@Nullable String sent) {
        String phone = optional("phone", sent, LONGEST_PHONE);
        if (phone != null && phone.length() <= LONGEST_PHONE && !PHONE.matcher(phone).matches()) {
            refuse(Code.INVALID, "It is not a telephone number.", "phone");
        }
        return phone;
    }

    private String required(String field, String sent, int longest) {
        String text = optional(field, sent, longest);
        if (text == null) {
            refuse(Code.REQUIRED, "It must not be empty.", field);
        }
        return Objects.requireNonNullElse(text, "");
    }

    private @Nullable String optional(String field, @Nullable String sent, int longest) {
        String text = sent == null || sent.isBlank() ? null : sent.strip();
        if (text != null && text.length() > longest) {
            refuse(Code.TOO_LONG, "It has at most " + longest + " characters.", field);
        } else if (text != null && !isPrintable(text)) {
            refuse(Code.INVALID, "It has a character that cannot be printed.", field);
        }
        return text;
    }

    /** Labels and letters have one line for each part, and the database no half characters. */
    private static boolean isPrintable(String text) {
        return text.chars().noneMatch(Character::isISOControl) && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private void refuse(Code code, String message, String part) {
        List<String> field = new ArrayList<>(path);
        field.add(part);
        errors.add(new UserError.InvalidInput(code, message, field));
    }
}
