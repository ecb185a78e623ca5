package io.quelyos.auth.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.auth.account.RolePermissions;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.persistence.redis.SessionKind;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@AuthTest
class RequestAuthenticatorTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", null);
    private static final String COOKIE = "__Host-quelyos-shop";

    @Autowired
    private RequestAuthenticator authenticator;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private TestData data;

    private TestTenant tenant;
    private TestTenant twin;
    private MockHttpServletResponse response;

    @BeforeEach
    void newTenants() {
        tenant = data.tenantWithDomain();
        twin = data.tenantWithDomain();
        response = new MockHttpServletResponse();
    }

    @Test
    void makesVisitors() {
        TenantContext visitor = authenticate(request(tenant.domain())).requireTenant();
        assertThat(visitor.tenantId()).isEqualTo(tenant.id());
        assertThat(visitor.actor()).isEqualTo(new Actor.Visitor(null));
        assertThat(visitor.permissions()).isEmpty();

        RequestContext unbound = authenticate(request("localhost"));
        assertThat(unbound).isEqualTo(new UnboundContext());
        assertThat(unbound.audience()).isEqualTo(Audience.VISITOR);
        assertThatThrownBy(unbound::requireTenant).isInstanceOfSatisfying(ApiException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.TENANT_REQUIRED)
        );
    }

    @Test
    void refusesASuspendedTenant() {
        OpenedSession session = staff("OWNER");
        data.suspend(tenant);
        await().until(() -> !Objects.requireNonNull(directory.findById(tenant.id())).isActive());
        assertRefused(request(tenant.domain()), ApiErrorCode.TENANT_SUSPENDED);
        MockHttpServletRequest request = request("localhost");
        request.addHeader("X-Session-Id", session.secret());
        assertRefused(request, ApiErrorCode.TENANT_SUSPENDED);
    }

    @Test
    void makesCustomersAndGuestsOfCookies() {
        UUID customer = UUID.randomUUID();
        OpenedSession signedIn = sessions.open(tenant.id(), SessionKind.CUSTOMER, customer, "Marie", CLIENT, null);
        TenantContext context = authenticate(withCookie("localhost", signedIn.secret())).requireTenant();
        assertThat(context.tenantId()).isEqualTo(tenant.id());
        assertThat(context.actor()).isEqualTo(new Actor.Customer(customer, signedIn.session().hash()));

        OpenedSession guest = sessions.openGuest(tenant.id(), CLIENT);
        assertThat(authenticate(withCookie(tenant.domain(), guest.secret())).requireTenant().actor()).isEqualTo(
            new Actor.Visitor(guest.session().hash())
        );
        assertThat(response.getHeaders("Set-Cookie")).isEmpty();
    }

    @Test
    void takesADeadCookieAwayAndGoesOnAsAVisitor() {
        OpenedSession session = sessions.openGuest(tenant.id(), CLIENT);
        sessions.end(tenant.id(), session.session().hash());
        assertThat(authenticate(withCookie(tenant.domain(), session.secret())).requireTenant().actor()).isEqualTo(
            new Actor.Visitor(null)
        );
        assertThat(response.getHeaders("Set-Cookie"))
            .singleElement()
            .asString()
            .startsWith(COOKIE + "=; Path=/; Max-Age=0");
        assertThat(authenticate(withCookie("localhost", "no secret"))).isEqualTo(new UnboundContext());
    }

    @Test
    void takesNoStaffSessionForACookieNorACookieForAStaffSession() {
        OpenedSession staff = staff("OWNER");
        assertThat(authenticate(withCookie(tenant.domain(), staff.secret())).audience()).isEqualTo(Audience.VISITOR);
        OpenedSession guest = sessions.openGuest(tenant.id(), CLIENT);
        MockHttpServletRequest request = request(tenant.domain());
        request.addHeader("X-Session-Id", guest.secret());
        assertRefused(request, ApiErrorCode.UNAUTHENTICATED);
    }

    @Test
    void refusesACookieOfAnotherTenant() {
        OpenedSession session = sessions.openGuest(tenant.id(), CLIENT);
        assertRefused(withCookie(twin.domain(), session.secret()), ApiErrorCode.TENANT_MISMATCH);
        MockHttpServletRequest request = withCookie("localhost", session.secret());
        request.addHeader("X-Tenant", twin.slug());
        assertRefused(request, ApiErrorCode.TENANT_MISMATCH);
    }

    @Test
    void takesNeitherOfTwoCookies() {
        OpenedSession mine = sessions.openGuest(tenant.id(), CLIENT);
        OpenedSession planted = sessions.openGuest(tenant.id(), CLIENT);
        MockHttpServletRequest request = request(tenant.domain());
        request.setCookies(new Cookie(COOKIE, mine.secret()), new Cookie(COOKIE, planted.secret()));
        assertThat(authenticate(request).requireTenant().actor()).isEqualTo(new Actor.Visitor(null));
    }

    @Test
    void makesStaffOfSessions() {
        OpenedSession session = staff("CATALOG_EDITOR");
        MockHttpServletRequest request = request("localhost");
        request.addHeader("X-Session-Id", session.secret());
        TenantContext context = authenticate(request).requireTenant();
        assertThat(context.tenantId()).isEqualTo(tenant.id());
        assertThat(context.permissions()).isEqualTo(RolePermissions.ofRole("CATALOG_EDITOR"));
        assertThat(context.actor()).isInstanceOfSatisfying(Actor.Staff.class, staff -> {
            assertThat(staff.role()).isEqualTo("CATALOG_EDITOR");
            assertThat(staff.sessionId()).isEqualTo(session.session().hash());
        });
    }

    @Test
    void noticesChangesOfStaffOnTheNextRequest() {
        OpenedSession session = staff("SUPPORT");
        UUID account = Objects.requireNonNull(session.session().personId());
        MockHttpServletRequest request = request(tenant.domain());
        request.addHeader("X-Session-Id", session.secret());
        assertThat(authenticate(request).permissions()).isEqualTo(RolePermissions.ofRole("SUPPORT"));
        data.role(tenant, account, "OWNER");
        assertThat(authenticate(request).permissions()).isEqualTo(RolePermissions.ofRole("OWNER"));
        data.removeMember(tenant, account);
        assertRefused(request, ApiErrorCode.UNAUTHENTICATED);
        data.member(tenant, account, "OWNER");
        assertThat(authenticate(request).audience()).isEqualTo(Audience.STAFF);
        data.close(account);
        assertRefused(request, ApiErrorCode.UNAUTHENTICATED);
    }

    @Test
    void refusesStaffOfAnotherTenant() {
        OpenedSession session = staff("OWNER");
        MockHttpServletRequest request = request(twin.domain());
        request.addHeader("X-Session-Id", session.secret());
        assertRefused(request, ApiErrorCode.TENANT_MISMATCH);
        sessions.end(tenant.id(), session.session().hash());
        assertRefused(request, ApiErrorCode.UNAUTHENTICATED);
    }

    @Test
    void refusesSeveralCredentials() {
        String secret = staff("OWNER").secret();
        MockHttpServletRequest cookieAndSession = withCookie("localhost", "x");
        cookieAndSession.addHeader("X-Session-Id", secret);
        assertRefused(cookieAndSession, ApiErrorCode.CREDENTIALS_AMBIGUOUS);

        MockHttpServletRequest sessionAndBearer = request("localhost");
        sessionAndBearer.addHeader("X-Session-Id", secret);
        sessionAndBearer.addHeader("Authorization", "Bearer x");
        assertRefused(sessionAndBearer, ApiErrorCode.CREDENTIALS_AMBIGUOUS);

        MockHttpServletRequest twoSessions = request("localhost");
        twoSessions.addHeader("X-Session-Id", secret);
        twoSessions.addHeader("X-Session-Id", secret);
        assertRefused(twoSessions, ApiErrorCode.CREDENTIALS_AMBIGUOUS);

        MockHttpServletRequest cookieAndBearer = withCookie("localhost", "x");
        cookieAndBearer.addHeader("Authorization", "Bearer x");
        assertRefused(cookieAndBearer, ApiErrorCode.CREDENTIALS_AMBIGUOUS);
    }

    @ParameterizedTest
    @ValueSource(
        strings = { "", "Bearer", "Bearer ", "Basic dTpw", "Bearer a b", "Bearer a,b", "bearer x.y.z", "token" }
    )
    void refusesWhatIsNoBearerToken(String authorization) {
        MockHttpServletRequest request = request(tenant.domain());
        request.addHeader("Authorization", authorization);
        assertRefused(request, ApiErrorCode.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "x" })
    void refusesWhatIsNoSession(String id) {
        MockHttpServletRequest request = request(tenant.domain());
        request.addHeader("X-Session-Id", id);
        assertRefused(request, ApiErrorCode.UNAUTHENTICATED);
    }

    private OpenedSession staff(String role) {
        UUID account = data.staff(UUID.randomUUID() + "@mail.example", "no hash");
        data.member(tenant, account, role);
        return sessions.open(tenant.id(), SessionKind.STAFF, account, "Person", CLIENT, null);
    }

    private RequestContext authenticate(MockHttpServletRequest request) {
        return authenticator.authenticate(request, response);
    }

    private static MockHttpServletRequest withCookie(String host, String secret) {
        MockHttpServletRequest request = request(host);
        request.setCookies(new Cookie(COOKIE, secret));
        return request;
    }

    private static MockHttpServletRequest request(String host) {
        var request = new MockHttpServletRequest("POST", "/graphql");
        request.setServerName(host);
        return request;
    }

    private void assertRefused(MockHttpServletRequest request, ApiErrorCode code) {
        assertThatThrownBy(() -> authenticate(request)).isInstanceOfSatisfying(ApiException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(code)
        );
    }
}
