package io.quelyos.auth.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.AuthTestApplication;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.account.StaffAccounts;
import io.quelyos.auth.account.StaffSignInOutcome;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.auth.password.Passwords;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerSignUpRow;
import io.quelyos.persistence.tenant.TenantDb;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** That the application starts at all without Redis is what every test here shows first. */
@SpringBootTest(
    classes = AuthTestApplication.class,
    properties = {
        "quelyos.embedded.folder=target/embedded/no-redis",
        "quelyos.embedded.reset=true",
        "quelyos.auth.embedded-issuer.enabled=false",
        "quelyos.auth.shop-cookie.secure=true",
        "quelyos.embedded.postgres-port=0",
        "spring.data.redis.host=127.0.0.1",
        "spring.data.redis.port=1",
    }
)
@Import(TestData.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("a server of its own")
class RedisDownTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", null);

    @Autowired
    private RequestAuthenticator authenticator;

    @Autowired
    private StaffAccounts staff;

    @Autowired
    private ShopAccounts shop;

    @Autowired
    private Passwords passwords;

    @Autowired
    private TenantDb database;

    @Autowired
    private CustomerMapper customers;

    @Autowired
    private TestData data;

    @Test
    void servesWhoeverBringsNoCredential() {
        TestTenant tenant = data.tenantWithDomain();
        assertThat(
            authenticator.authenticate(request(tenant), new MockHttpServletResponse()).requireTenant().tenantId()
        ).isEqualTo(tenant.id());
    }

    @Test
    void saysUnavailableToStaff() {
        TestTenant tenant = data.tenantWithDomain();
        String secret = "A".repeat(64);
        var response = new MockHttpServletResponse();
        MockHttpServletRequest withSession = request(tenant);
        withSession.addHeader("X-Session-Id", secret);
        assertUnavailable(() -> authenticator.authenticate(withSession, response));
    }

    @Test
    void servesWhoeverBringsACookieAsAVisitor() {
        TestTenant tenant = data.tenantWithDomain();
        var response = new MockHttpServletResponse();
        TenantContext context = authenticator.authenticate(withCookie(request(tenant)), response).requireTenant();
        assertThat(context.tenantId()).isEqualTo(tenant.id());
        assertThat(context.actor()).isEqualTo(new Actor.Visitor(null, true));
        assertThat(context.permissions()).isEmpty();
        assertThat(response.getHeaders("Set-Cookie")).as("an outage takes no cookie away").isEmpty();
    }

    @Test
    void saysUnavailableWhereOnlyTheCookieNamesTheTenant() {
        var unnamed = new MockHttpServletRequest("POST", "/graphql");
        assertUnavailable(() -> authenticator.authenticate(withCookie(unnamed), new MockHttpServletResponse()));
    }

    @Test
    void saysUnavailableToACookieWhereTheSessionMatters() {
        TestTenant tenant = data.tenantWithDomain();
        TenantContext context = authenticator
            .authenticate(withCookie(request(tenant)), new MockHttpServletResponse())
            .requireTenant();
        String email = UUID.randomUUID() + "@mail.example";
        assertUnavailable(() -> shop.findSignedIn(context));
        assertUnavailable(() -> shop.listSessions(context));
        assertUnavailable(() -> shop.revoke(context, UUID.randomUUID()));
        assertUnavailable(() -> shop.signOut(context));
        assertUnavailable(() -> shop.signIn(context, email, "a good password", CLIENT));
        assertUnavailable(() -> shop.openGuestSession(context, CLIENT));
    }

    @Test
    void saysUnavailableToWhoeverSignsIn() {
        TestTenant tenant = data.tenantWithDomain();
        String email = UUID.randomUUID() + "@mail.example";
        data.customer(tenant, email, passwords.hash("the right password"));
        TenantContext context = authenticator
            .authenticate(request(tenant), new MockHttpServletResponse())
            .requireTenant();
        assertThat(shop.findSignedIn(context)).isNull();
        assertUnavailable(() -> shop.signIn(context, email, "the right password", CLIENT));
    }

    @Test
    void opensNoAccountThatItCannotSignIn() {
        TestTenant tenant = data.tenantWithDomain();
        String email = UUID.randomUUID() + "@mail.example";
        TenantContext context = authenticator
            .authenticate(request(tenant), new MockHttpServletResponse())
            .requireTenant();
        var wanted = new CustomerSignUpRow(UUID.randomUUID(), email, "Marie", "-", false, "fr-FR");
        assertUnavailable(() ->
            database.write(context, () -> {
                UUID id = UUID.randomUUID();
                customers.insertProved(id, wanted);
                return shop.admit(context, Objects.requireNonNull(customers.findById(id)), CLIENT);
            })
        );
        assertThat(database.<@Nullable Object>read(context, () -> customers.findByEmail(email))).isNull();
    }

    @Test
    void stillStopsGuessing() {
        String email = UUID.randomUUID() + "@mail.example";
        UUID account = data.staff(email, passwords.hash("the right password"));
        data.member(data.tenant(), account, "OWNER");
        for (int i = 0; i < 5; i++) {
            assertThat(staff.signIn(new UnboundContext(), email, "a wrong password", null, CLIENT)).isEqualTo(
                new StaffSignInOutcome.WrongCredentials()
            );
        }
        assertThat(staff.signIn(new UnboundContext(), email, "the right password", null, CLIENT)).isInstanceOf(
            StaffSignInOutcome.Throttled.class
        );
    }

    private static MockHttpServletRequest withCookie(MockHttpServletRequest request) {
        request.setCookies(new Cookie("__Host-quelyos-shop", "A".repeat(64)));
        return request;
    }

    private static MockHttpServletRequest request(TestTenant tenant) {
        var request = new MockHttpServletRequest("POST", "/graphql");
        request.setServerName(tenant.domain());
        return request;
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.UNAVAILABLE)
        );
    }
}
