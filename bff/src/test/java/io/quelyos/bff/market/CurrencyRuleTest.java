package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.bff.pricing.money.PriceLimit;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class CurrencyRuleTest {

    private static final Currency ANY = Currency.getInstance("GBP");

    @Autowired
    private TenantFactory tenants;

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        pounds to the penny                    | 1990  | 0.8563    | 1   | 0   | 1704
        half to the even penny below           | 1     | 0.5       | 1   | 0   | 1
        half of three to the even two          | 3     | 0.5       | 1   | 0   | 2
        half of five to the even two           | 5     | 0.5       | 1   | 0   | 2
        francs to five rappen                  | 1990  | 0.9412    | 5   | 0   | 1875
        half a step to the even multiple       | 25    | 0.1       | 5   | 0   | 5
        ending .99 nearest from below          | 1990  | 0.8563    | 100 | 99  | 1699
        ending .99 nearest from above          | 2050  | 0.8563    | 100 | 99  | 1799
        ending .95                             | 5000  | 0.8563    | 100 | 95  | 4295
        yen have no minor unit                 | 1990  | 1.62      | 1   | 0   | 3224
        yen to the ten                         | 1990  | 1.62      | 10  | 0   | 3220
        dinars have three decimals             | 1990  | 3.34      | 1   | 0   | 6647
        nothing stays free                     | 0     | 0.8563    | 100 | 99  | 0
        little never becomes free              | 1     | 0.001     | 1   | 0   | 1
        little becomes the smallest step       | 3     | 0.8563    | 50  | 0   | 50
        little becomes the smallest ending     | 3     | 0.8563    | 100 | 99  | 99
        the largest price at the largest rate  | 100000000000 | 1000000000 | 1 | 0 | 100000000000
        the largest price with an ending       | 100000000000 | 2 | 100 | 99 | 100000000000
        """
    )
    void converts(String why, long base, String rate, long step, long ending, long expected) {
        assertThat(rule(rate, step, ending).convertPrice(base))
            .as(why)
            .isEqualTo(expected);
    }

    @Test
    void agreesWithTheOracleAndTheDatabase() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        List<Long> ours = new ArrayList<>();
        StringBuilder values = new StringBuilder();
        for (int round = 0; round < 3_000; round++) {
            long step = List.of(1L, 5L, 10L, 50L, 100L, 1_000L).get(random.nextInt(6));
            long ending = random.nextBoolean() ? 0 : random.nextLong(step);
            // Few digits make many ties.
            BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(4_000), random.nextInt(5));
            long base = random.nextInt(4) == 0 ? random.nextLong(100_000_000_000L) : random.nextInt(500);
            long converted = rule(rate.toPlainString(), step, ending).convertPrice(base);
            assertThat(converted)
                .as("seed %s: %s at %s by %s and %s", seed, base, rate, step, ending)
                .isEqualTo(oracle(base, rate, step, ending));
            ours.add(converted);
            values
                .append(values.isEmpty() ? "" : ",")
                .append("(%d,%d::bigint,%s::numeric,%d::bigint,%d::bigint)".formatted(round, base, rate, step, ending));
        }

        List<Long> theirs = tenants
            .superuser()
            .sql("select convert_price(b, r, s, e) from (values " + values + ") v (n, b, r, s, e) order by n")
            .query(Long.class)
            .list();

        assertThat(theirs).as("seed %s", seed).isEqualTo(ours);
    }

    @Test
    void convertsOtherAmountsToTheMinorUnit() {
        CurrencyRule pounds = rule("0.5", 100, 99);
        assertThat(List.of(1L, 3L, 5L, 490L, -3L).stream().map(pounds::convertAmount)).containsExactly(
            0L,
            2L,
            2L,
            245L,
            -2L
        );
    }

    @Test
    void keepsOtherAmountsBelowTheLimitOfPrices() {
        CurrencyRule dear = rule("1000000000", 1, 0);
        assertThat(dear.convertAmount(PriceLimit.MAXIMUM_MINOR)).isEqualTo(PriceLimit.MAXIMUM_MINOR);
        assertThat(dear.convertAmount(-PriceLimit.MAXIMUM_MINOR)).isEqualTo(-PriceLimit.MAXIMUM_MINOR);
    }

    @Test
    void refusesWhatIsNoRule() {
        assertThatThrownBy(() -> rule("0", 1, 0)).hasMessageContaining("0");
        assertThatThrownBy(() -> rule("1", 0, 0)).hasMessageContaining("step");
        assertThatThrownBy(() -> rule("1", 100, 100)).hasMessageContaining("100");
    }

    /** By whole numbers only, and by looking at both neighbours instead of rounding. */
    private static long oracle(long base, BigDecimal rate, long step, long ending) {
        if (base == 0) {
            return 0;
        }
        // Everything times ten to the scale of the rate, so that nothing is a fraction.
        BigInteger scale = BigInteger.TEN.pow(rate.scale());
        BigInteger exact = BigInteger.valueOf(base).multiply(rate.unscaledValue());
        BigInteger scaledStep = BigInteger.valueOf(step).multiply(scale);
        BigInteger above = exact.subtract(BigInteger.valueOf(ending).multiply(scale)).max(BigInteger.ZERO);
        BigInteger lower = above.divide(scaledStep);
        BigInteger toLower = above.subtract(lower.multiply(scaledStep));
        BigInteger toUpper = scaledStep.subtract(toLower);
        int nearer = toLower.compareTo(toUpper);
        boolean isUpper = nearer > 0 || (nearer == 0 && lower.testBit(0));
        long steps = lower.longValueExact() + (isUpper ? 1 : 0);
        return Math.min(Math.max(steps * step + ending, ending == 0 ? step : ending), PriceLimit.MAXIMUM_MINOR);
    }

    private static CurrencyRule rule(String rate, long step, long ending) {
        return new CurrencyRule(ANY, new BigDecimal(rate), step, ending);
    }
}
