package io.quelyos.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.quelyos.bench.BackupReport.Archive;
import io.quelyos.bench.BackupReport.Neighbour;
import io.quelyos.bench.BackupReport.Work;
import io.quelyos.bench.Measurement.Span;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupReportTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void dividesTheLargestByTheSmallestAndComparesWithTheBars() {
        var report = new BackupReport(
            50 * MEGABYTE,
            List.of(
                new Work("backup", 1000, 0.5, 200 * MEGABYTE, 60 * MEGABYTE),
                new Work("restore", 1000, 12, 200 * MEGABYTE, 60 * MEGABYTE),
                new Work("backup", 100_000, 5, 210 * MEGABYTE, 61 * MEGABYTE),
                new Work("backup", 1_000_000, 50, 220 * MEGABYTE, 66 * MEGABYTE)
            ),
            List.of(new Archive(2000, 50)),
            List.of(new Neighbour("backup", List.of(12.0, 10.0, 30.0), List.of(10.0, 10.0, 20.0)))
        );

        assertThat(report.heapRatios()).containsEntry("backup", 1.1).containsEntry("restore", 1.0);
        assertThat(report.archives().getFirst().perThousand()).isEqualTo(25);
        assertThat(report.neighbours().getFirst().ratio()).isEqualTo(new Span(1.2, 1.0, 1.5));
        assertThat(report.lines()).contains(
            "backup of 1,000,000 rows: 50.00 s, 0.05 s for 1,000 rows (bar 10.0: kept); heap alive 66.0 MB, process 220 MB",
            "restore of 1,000 rows: 12.00 s, 12.00 s for 1,000 rows (bar 10.0: missed)",
            "archive of 2,000 rows: 50 KB, 25.0 KB for 1,000 rows (bar 100.0: kept)",
            "backup: heap of the largest ÷ the smallest = 1.10",
            "10.0 ms, during a backup 12.0 ms, ÷ without = 1.20 (1.00–1.50) (bar 1.3: kept)"
        );
    }

    @Test
    void makesOneTenantOfEachSizeBesideTheVisitedOne() {
        assertThat(BackupFigure.sizes(1000, 1_000_000)).containsExactly(1000, 100_000, 1_000_000);
        assertThat(BackupFigure.sizes(1000, 5000)).containsExactly(1000, 5000);
        assertThat(BackupFigure.sizes(1000, 1000)).containsExactly(1000);
        assertThat(BackupFigure.products(List.of(1000, 1_000_000))).containsExactly(500, 37, 37_037);
    }

    @Test
    void readsThePeakOfAProcess() {
        assertThat(ServerMemory.peakOf(List.of("Name:\tjava", "VmHWM:\t    2048 kB", "VmRSS:\t 1024 kB"))).isEqualTo(
            2 * MEGABYTE
        );
        assertThatThrownBy(() -> ServerMemory.peakOf(List.of("Name:\tjava"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void signsAsTheIssuerDoes() throws Exception {
        String key = new RSAKeyGenerator(2048).keyID("key").generate().toJSONString();
        SignedJWT token = SignedJWT.parse(OperatorDesk.token(key, "http://localhost:1"));
        assertThat(token.getHeader().getKeyID()).isEqualTo("key");
        assertThat(token.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("http://localhost:1");
        assertThat(token.getJWTClaimsSet().getStringListClaim("permissions")).contains("BACKUP_RESTORE");
    }
}
