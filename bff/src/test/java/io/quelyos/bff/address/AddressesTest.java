package io.quelyos.bff.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.address.PostalAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes an address acceptable, and in which form it is kept. */
class AddressesTest {

    @Test
    void keepsAnAddressInItsTidyForm() {
        var input = new AddressInput(" Ada ", " ", "1 rue", null, " sw1a  1aa ", "London", "gb-lnd", " gb", "+44 20 7");
        assertThat(Addresses.validate(input, "input")).isEqualTo(
            new AddressOutcome.Valid(
                new PostalAddress("Ada", null, "1 rue", null, "SW1A 1AA", "London", "GB-LND", "GB", "+44 20 7")
            )
        );
    }

    @Test
    void namesEveryPartThatIsWrong() {
        var input = new AddressInput("", "c".repeat(101), "1\nrue", null, "7500", "x".repeat(101), "US-CA", "FR", "no");
        assertThat(refused(input)).containsExactly(
            "REQUIRED [address, name]",
            "TOO_LONG [address, company]",
            "INVALID [address, line1]",
            "INVALID [address, postalCode]",
            "TOO_LONG [address, city]",
            "INVALID [address, regionCode]",
            "INVALID [address, phone]"
        );
    }

    @Test
    void saysNothingOfPartsThatDependOnACountryThatIsNone() {
        assertThat(refused(at("XX", "?", null))).containsExactly("INVALID [address, countryCode]");
        assertThat(refused(at("FRA", null, null))).containsExactly("INVALID [address, countryCode]");
    }

    @Test
    void asksForTheRegionWhereLettersDoNotArriveWithoutIt() {
        assertThat(refused(at("US", "94105", null))).containsExactly("REQUIRED [address, regionCode]");
        assertThat(refused(at("US", "94105", "US-CA"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FR,75002,true",
        "FR,7500,false",
        "FR,7500A,false",
        "FR,,false",
        "DE,10115,true",
        "DE,1011,false",
        "BE,1000,true",
        "BE,0100,false",
        "NL,1012 ab,true",
        "NL,1012A,false",
        "GB,EC1A 1BB,true",
        "GB,12345,false",
        "PT,1000-001,true",
        "PT,1000,false",
        "PL,00-950,true",
        "MQ,97200,true",
        "MQ,97400,false",
        "HK,,true",
        "IE,D02 AF30,true",
        "JP,100-0001,true",
        "JP,100_0001,false",
        "BR,123456789012345678901,false",
    })
    void knowsTheFormsOfPostalCodes(String country, @Nullable String code, boolean isGood) {
        List<String> expected =
            code == null ? List.of("REQUIRED [address, postalCode]") : List.of("INVALID [address, postalCode]");
        assertThat(refused(at(country, code, null))).isEqualTo(isGood ? List.of() : expected);
    }

    @Test
    void refusesWhatTheDatabaseCannotStore() {
        var input = new AddressInput("A\0", null, "1 \ud800", null, "75002", "Paris", null, "FR", null);
        assertThat(refused(input)).containsExactly("INVALID [address, name]", "INVALID [address, line1]");
    }

    private static AddressInput at(String country, @Nullable String code, @Nullable String region) {
        return new AddressInput("Ada", null, "1 rue", null, code, "Town", region, country, null);
    }

    private static List<String> refused(AddressInput input) {
        return switch (Addresses.validate(input, "address")) {
            case AddressOutcome.Valid valid -> List.of();
            case AddressOutcome.Refused refused -> refused.userErrors().stream().map(AddressesTest::text).toList();
        };
    }

    private static String text(UserError error) {
        return error.code() + " " + error.field();
    }
}
