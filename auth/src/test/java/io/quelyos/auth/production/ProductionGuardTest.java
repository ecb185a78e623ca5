package io.quelyos.auth.production;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class ProductionGuardTest {

    private static final String KEY = Base64.getEncoder().encodeToString(
        "0123456789abcdef0123456789ABCDEF".getBytes(UTF_8)
    );

    @Test
    void startsWithSafeSettings() {
        assertThatCode(() -> start(Map.of(), "production")).doesNotThrowAnyException();
        assertThatCode(() ->
            start(
                Map.of(
                    "quelyos.auth.token.issuer",
                    "https://issuer.example",
                    "quelyos.auth.token.jwk-set-uri",
                    "http://127.0.0.1:9000/keys"
                ),
                "production"
            )
        ).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "quelyos.auth.embedded-issuer.enabled, true",
        "quelyos.auth.shop-cookie.secure, false",
        "quelyos.demo.enabled, true",
        "quelyos.mail.mailbox-enabled, true",
        "quelyos.mail.from, no-reply@localhost",
        "quelyos.mail.from, ''",
        "quelyos.mail.shop-url, ''",
        "quelyos.mail.shop-url, http://{slug}.shops.example",
        "spring.mail.host, ''",
        "quelyos.secrets.signing-key, ''",
        "quelyos.secrets.signing-key, c2hvcnQ=",
        "quelyos.secrets.signing-key, not base64!",
        "quelyos.secrets.signing-key, YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
        "quelyos.auth.token.jwk-set-uri, http://issuer.example/keys",
        "quelyos.auth.token.issuer, http://issuer.example",
    })
    void refusesWhatIsOnlyForTryingOut(String name, String value) {
        assertThatThrownBy(() -> start(Map.of(name, value), "production")).isInstanceOfSatisfying(
            UnsafeProductionException.class,
            refusal -> {
                FailureAnalysis told = new UnsafeProductionFailureAnalyzer().analyze(refusal);
                assertThat(String.valueOf(told == null ? null : told.getDescription())).contains("- " + name);
            }
        );
        assertThatCode(() -> start(Map.of(name, value), "default")).doesNotThrowAnyException();
    }

    @Test
    void tellsEverythingAtOnceAndNoSecret() {
        assertThatThrownBy(() ->
            start(Map.of("quelyos.demo.enabled", "true", "quelyos.secrets.signing-key", "c2hvcnQ="), "production")
        )
            .hasMessageContaining("quelyos.demo.enabled")
            .hasMessageContaining("quelyos.secrets.signing-key")
            .hasMessageNotContaining("c2hvcnQ=");
    }

    private static void start(Map<String, String> settings, String profile) {
        Map<String, Object> all = new HashMap<>(
            Map.of(
                "quelyos.secrets.signing-key",
                KEY,
                "spring.mail.host",
                "mail.example",
                "quelyos.mail.from",
                "no-reply@shops.example",
                "quelyos.mail.shop-url",
                "https://{slug}.shops.example"
            )
        );
        all.putAll(settings);
        try (var context = new GenericApplicationContext()) {
            context.getEnvironment().setActiveProfiles(profile);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
            new ProductionGuard().initialize(context);
        }
    }
}
