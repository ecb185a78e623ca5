package io.quelyos.bff.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Open to everybody, as it is on a developer's machine. */
@ServerTest
class ExplorerTest {

    @LocalServerPort
    int port;

    @Test
    void isServedWithAPolicyThatLetsNothingElseIn() {
        Answer page = get("/explorer/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Security-Policy"))
            .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'")
            .doesNotContain("http:", "https:", "*");
        assertThat(page.body()).doesNotContainPattern("(src|href)=\"(https?:)?//");
        assertThat(get("/explorer").header("Location")).isEqualTo("/explorer/");
    }

    @Test
    void servesItsFilesForGood() {
        String script = Assets.first(get("/explorer/").body(), "assets/");
        Answer file = get("/explorer/" + script);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("max-age=31536000", "immutable");
        assertThat(file.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(get("/explorer/assets/none.js").status()).isEqualTo(404);
        assertThat(get("/explorer/assets/..%2findex.html").status()).isNotEqualTo(200);
    }

    @Test
    void tellsNoSignInsWithoutTheDemo() {
        Answer config = get("/explorer/config.json");
        assertThat(config.status()).isEqualTo(200);
        assertThat(config.header("Cache-Control")).isEqualTo("no-store");
        assertThat(config.json().path("demoSignIns").isEmpty()).isTrue();
        assertThat(config.json().path("tenants").isEmpty()).isTrue();
        assertThat(config.json().path("signInRequired").asBoolean()).isFalse();
    }

    private Answer get(String path) {
        GraphQlClient client = GraphQlClient.of(port);
        return client.exchange(client.request(path).GET());
    }
}
