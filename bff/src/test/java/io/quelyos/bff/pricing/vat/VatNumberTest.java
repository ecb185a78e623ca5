package io.quelyos.bff.pricing.vat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are, and are not, ones for VAT. */
class VatNumberTest {

    @ParameterizedTest
    @ValueSource(
        strings = {
            "FR 40 303 265 045",
            "FR23334175221",
            "FRK7399859412",
            "BE0428759497",
            "DE136695976",
            "LU15027442",
            "IT00743110157",
            "ESA13585625",
            "ESB58378431",
            "ES54362315K",
            "ESX2482300W",
            "NL004495445B01",
            "NL123456789B13",
            "ATU13585627",
            "EL094259216",
            "IE6433435F",
            "SE123456789701",
            "PL8567346215",
        }
    )
    void isRight(String typed) {
        assertThat(VatNumber.parse(typed)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "FR",
            "FR41303265045",
            "FR4030326504",
            "FRO7399859412",
            "FRK8399859412",
            "BE0428759498",
            "BE2428759497",
            "DE136695978",
            "DE036695976",
            "LU15027443",
            "IT00743110158",
            "IT00743109997",
            "ESA13585626",
            "ESA1358562E",
            "ES54362315Z",
            "ESX2482300A",
            "NL004495446B01",
            "NL123456789B14",
            "NL000000000B01",
            "AT13585627",
            "GB123456789",
            "CHE123456788",
            "US123456789",
        }
    )
    void isWrong(String typed) {
        assertThat(VatNumber.parse(typed)).isEmpty();
    }

    @Test
    void ignoresSeparatorsAndCase() {
        assertThat(VatNumber.parse("be 0428.759-497")).contains(new VatNumber("BE", "0428759497"));
    }

    @Test
    void namesGreeceByItsCountryCode() {
        assertThat(VatNumber.parse("EL094259216")).contains(new VatNumber("GR", "094259216"));
        assertThat(VatNumber.isInUnion("GR")).isTrue();
        assertThat(VatNumber.isInUnion("EL")).isFalse();
        assertThat(VatNumber.isInUnion("CH")).isFalse();
    }
}
