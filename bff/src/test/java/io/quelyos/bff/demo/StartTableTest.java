package io.quelyos.bff.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartTableTest {

    private static final int WIDEST = 110;

    @Test
    void fitsOnAScreenAndLeadsToPagesOnly() {
        String table = StartTable.of(65535, List.of("PostgreSQL: here"), new DemoSignIns(new DemoFiles().companies()));
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDEST));
        assertThat(table.lines().filter(line -> line.contains(".localhost:")))
            .hasSize(3)
            .allSatisfy(line -> assertThat(line).contains("/explorer/ "));
        assertThat(table).contains(
            "super-admin http://localhost:65535/explorer/",
            "everybody's password: demo-quelyos-2026",
            "PostgreSQL: here"
        );
    }

    @Test
    void isTrueOfThePassword() {
        assertThat(new DemoSignIns(new DemoFiles().companies()).all())
            .filteredOn(signIn -> !signIn.audience().equals("PARTNER"))
            .extracting(DemoSignIns.SignIn::secret)
            .containsOnly("demo-quelyos-2026");
    }
}
