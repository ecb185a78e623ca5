package io.quelyos.bff.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.secret.SigningKey;
import io.quelyos.bff.QuelyosApplication;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SecondLane;
import io.quelyos.bff.testing.TestTenants;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/** A server whose workbench is for staff and operators only. */
@SpringBootTest(
    classes = QuelyosApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = { "quelyos.explorer.sign-in-required=true", "quelyos.test.run=gate" }
)
@ActiveProfiles("test")
@Import(TestTenants.class)
@DirtiesContext
@SecondLane
class ExplorerGateTest {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    @Autowired
    SigningKey signingKey;

    private GraphQlClient anybody;
    private GraphQlClient staff;
    private String workbench;

    @BeforeEach
    void signIn() {
        anybody = GraphQlClient.of(port);
        workbench = "/explorer/" + Assets.workbench();
        TestTenant tenant = tenants.create("STARTER");
        UUID account = UUID.randomUUID();
        String email = account + "@staff.example";
        String hash = String.valueOf(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD));
        tenants
            .superuser()
            .sql("insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'Vera', ?)")
            .params(account, email, hash)
            .update();
        tenants
            .superuser()
            .sql("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')")
            .params(tenant.id().value(), account)
            .update();
        String session = anybody
            .send(
                "mutation { backofficeSignIn(input: { email: \"" +
                    email +
                    "\", password: \"" +
                    PASSWORD +
                    "\" }) { session { sessionId } userErrors { code } } }"
            )
            .data("/backofficeSignIn/session/sessionId")
            .asString();
        staff = anybody.staff(session);
    }

    @Test
    void showsTheGateAndNothingBehindIt() {
        Answer page = get(anybody, "/explorer/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(get(anybody, "/explorer/" + Assets.first(page.body(), "assets/gate/")).status()).isEqualTo(200);
        assertThat(get(anybody, workbench).status()).isEqualTo(404);
        assertThat(get(anybody, "/explorer/assets/none.js").status()).isEqualTo(404);
        assertThat(get(anybody, "/explorer/config.json").json().path("signInRequired").asBoolean()).isTrue();
        assertThat(get(anybody, "/explorer/config.json").json().path("signedIn").asBoolean()).isFalse();
    }

    @Test
    void isNotFooledByOtherSpellingsOfAPath() {
        for (String path : new String[] {
            workbench.replace("assets/", "assets//"),
            workbench.replace("assets/", "assets/gate/../"),
            workbench.replace("assets/", "assets/gate/%2e%2e/"),
            workbench.replace("assets", "%61ssets"),
            workbench.replace("assets", "assets;x=1"),
            workbench.replace("/explorer/", "//explorer/"),
        }) {
            assertThat(get(anybody, path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void givesStaffAPassToTheFiles() {
        Answer opened = open(staff);
        assertThat(opened.status()).isEqualTo(204);
        assertThat(opened.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/explorer/");
        GraphQlClient holder = anybody.cookie(pass(opened));
        assertThat(get(holder, workbench).status()).isEqualTo(200);
        assertThat(get(holder, "/explorer/config.json").json().path("signedIn").asBoolean()).isTrue();

        Answer closed = holder.exchange(holder.request("/explorer/session").DELETE());
        assertThat(closed.header("Set-Cookie")).contains("Max-Age=0");
    }

    @Test
    void asksTheHeaderOnlyWhateverCookiesComeAlong() {
        assertThat(open(staff.cookie("quelyos-shop=" + "A".repeat(64))).status()).isEqualTo(204);
    }

    @Test
    void givesNobodyElseAPass() {
        for (Answer refused : new Answer[] {
            open(anybody),
            open(anybody.staff("A".repeat(64))),
            open(anybody.bearer("no.token.atall")),
            open(anybody.tenant(tenants.create("STARTER").slug())),
        }) {
            assertThat(refused.status()).isIn(400, 401, 403);
            assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void takesNoFormAsARequestForAPass() {
        Answer refused = staff.exchange(
            staff.request("/explorer/session").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"))
        );
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void refusesAPassThatWasTamperedWithOrIsOver() {
        String good = pass(open(staff));
        long end = Long.parseLong(good.replaceFirst("^[^=]+=(\\d+)\\..*$", "$1"));
        var longAgo = Clock.fixed(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);
        String over = new ExplorerPass(signingKey, Duration.ofHours(12), false, longAgo).issue();
        for (String bad : new String[] {
            good.replace(String.valueOf(end), String.valueOf(end + 3600)),
            good.substring(0, good.length() - 1),
            good.replaceFirst("\\..*$", "."),
            good.replaceFirst("\\..*$", ""),
            "quelyos-explorer=",
            over.substring(0, over.indexOf(';')),
        }) {
            assertThat(get(anybody.cookie(bad), workbench).status())
                .as(bad)
                .isEqualTo(404);
        }
        assertThat(get(anybody.cookie(good), workbench).status()).isEqualTo(200);
    }

    private static Answer open(GraphQlClient client) {
        return client.exchange(
            client
                .request("/explorer/session")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
        );
    }

    private static String pass(Answer opened) {
        String cookie = opened.header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static Answer get(GraphQlClient client, String path) {
        return client.exchange(client.request(path).GET());
    }
}
