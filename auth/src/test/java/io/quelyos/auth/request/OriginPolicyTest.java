package io.quelyos.auth.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.tenant.TenantDirectory;
import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@AuthTest
class OriginPolicyTest {

    @Autowired
    private OriginPolicy policy;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private TestData data;

    private TestTenant tenant;
    private TestTenant twin;

    @BeforeEach
    void newTenants() {
        tenant = data.tenantWithDomain();
        twin = data.tenantWithDomain();
    }

    @Test
    void answersPreflightsOfRegisteredOrigins() {
        MockHttpServletRequest request = preflight("api.shared.example", "https://" + tenant.domain());
        assertThat(policy.isPreflight(request)).isTrue();
        CorsHeaders answer = policy.preflight(request);
        assertThat(answer.isAllowed()).isTrue();
        assertThat(answer.headers())
            .containsEntry("Access-Control-Allow-Origin", "https://" + tenant.domain())
            .containsEntry("Access-Control-Allow-Credentials", "true")
            .containsEntry("Access-Control-Allow-Methods", "GET, POST, PUT, OPTIONS")
            .containsEntry("Access-Control-Max-Age", "600")
            .containsEntry("Vary", "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    }

    @Test
    void answersPreflightsOnATenantsOwnHostForItsOwnOriginsOnly() {
        data.origin(tenant, "https://admin." + tenant.domain());
        assertThat(
            policy.preflight(preflight(tenant.domain(), "https://admin." + tenant.domain())).isAllowed()
        ).isTrue();
        assertThat(policy.preflight(preflight(tenant.domain(), "https://" + twin.domain())).isAllowed()).isFalse();
        assertThat(policy.preflight(preflight(tenant.domain(), "https://console.example")).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "https://evil.example", "", "https://", "file://", "https://a.example/path", "*" })
    void saysNothingToOthers(String origin) {
        CorsHeaders answer = policy.preflight(preflight("api.shared.example", origin));
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.headers().keySet()).containsExactly("Vary");
    }

    @Test
    void holdsTheRequestAgainstItsOwnTenant() {
        MockHttpServletRequest request = request("api.shared.example", "https://" + twin.domain());
        request.addHeader("X-Session-Id", "secret");
        assertRefused(request, visitor(tenant), ApiErrorCode.FORBIDDEN);
        assertThat(policy.check(request, visitor(twin)).isAllowed()).isTrue();
    }

    @Test
    void keepsOperatorsToTheirOwnOrigins() {
        RequestContext operator = new PlatformContext("someone", Set.of());
        MockHttpServletRequest fromTenant = request("api.shared.example", "https://" + tenant.domain());
        fromTenant.addHeader("Authorization", "Bearer x");
        assertRefused(fromTenant, operator, ApiErrorCode.FORBIDDEN);
        MockHttpServletRequest fromConsole = request("api.shared.example", "https://console.example:443");
        fromConsole.addHeader("Authorization", "Bearer x");
        assertThat(policy.check(fromConsole, operator).isAllowed()).isTrue();
        assertRefused(fromConsole, visitor(tenant), ApiErrorCode.FORBIDDEN);
    }

    @Test
    void letsAnybodyAskWithoutCredentialsButNotRead() {
        CorsHeaders answer = policy.check(request("api.shared.example", "https://evil.example"), visitor(tenant));
        assertThat(answer.isAllowed()).isFalse();
        assertThat(answer.headers()).isEqualTo(Map.of("Vary", "Origin"));
    }

    @Test
    void takesBackWhatWasAllowedBeforeTheTenantWasKnown() {
        MockHttpServletRequest request = request("api.shared.example", "https://" + twin.domain());
        var response = new MockHttpServletResponse();
        policy.beforeContext(request).writeTo(response);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://" + twin.domain());
        policy.check(request, visitor(tenant)).writeTo(response);
        assertThat(response.getHeaderNames()).containsExactly("Vary");
        assertThat(response.getHeaders("Vary")).containsExactly("Origin");
    }

    @Test
    void acceptsCookiesFromTheTenantsPages() {
        MockHttpServletRequest crossOrigin = withCookie(request("api.shared.example", "https://" + tenant.domain()));
        crossOrigin.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(policy.check(crossOrigin, visitor(tenant)).isAllowed()).isTrue();

        MockHttpServletRequest sameOrigin = withCookie(request(tenant.domain(), "http://" + tenant.domain()));
        sameOrigin.addHeader("Sec-Fetch-Site", "same-origin");
        assertThat(policy.check(sameOrigin, visitor(tenant)).headers()).isEqualTo(Map.of("Vary", "Origin"));

        MockHttpServletRequest program = withCookie(request(tenant.domain(), null));
        assertThat(policy.check(program, visitor(tenant)).isAllowed()).isFalse();
    }

    @Test
    void refusesCookiesFromOtherSites() {
        assertRefused(
            withCookie(request(tenant.domain(), "https://evil.example")),
            visitor(tenant),
            ApiErrorCode.FORBIDDEN
        );
        assertRefused(withCookie(request(tenant.domain(), "null")), visitor(tenant), ApiErrorCode.FORBIDDEN);
        for (String site : new String[] { "cross-site", "same-site", "?" }) {
            MockHttpServletRequest navigation = withCookie(request(tenant.domain(), null));
            navigation.addHeader("Sec-Fetch-Site", site);
            assertRefused(navigation, visitor(tenant), ApiErrorCode.FORBIDDEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "text/plain; a=application/json",
            "",
            "application/jsonx",
        }
    )
    void refusesCookiesWithAFormsContentType(String type) {
        MockHttpServletRequest request = withCookie(request(tenant.domain(), null));
        request.setContentType(type);
        assertRefused(request, visitor(tenant), ApiErrorCode.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GraphQL-Require-Preflight", "apollo-require-preflight", "x-apollo-operation-name" })
    void acceptsAHeaderThatNeededAPreflight(String header) {
        MockHttpServletRequest request = withCookie(request(tenant.domain(), null));
        request.setMethod("GET");
        request.setContentType(null);
        assertRefused(request, visitor(tenant), ApiErrorCode.BAD_REQUEST);
        request.addHeader(header, "1");
        assertThat(policy.check(request, visitor(tenant)).headers()).isNotEmpty();
    }

    private RequestContext visitor(TestTenant where) {
        return Objects.requireNonNull(directory.findById(where.id())).context(new Actor.Visitor(null), Set.of());
    }

    private static MockHttpServletRequest preflight(String host, String origin) {
        MockHttpServletRequest request = request(host, origin);
        request.setMethod("OPTIONS");
        request.addHeader("Access-Control-Request-Method", "POST");
        return request;
    }

    private static MockHttpServletRequest request(String host, @Nullable String origin) {
        var request = new MockHttpServletRequest("POST", "/graphql");
        request.setServerName(host);
        request.setContentType("application/json");
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        return request;
    }

    private static MockHttpServletRequest withCookie(MockHttpServletRequest request) {
        request.setCookies(new Cookie("__Host-quelyos-shop", "secret"));
        return request;
    }

    private void assertRefused(MockHttpServletRequest request, RequestContext context, ApiErrorCode code) {
        assertThatThrownBy(() -> policy.check(request, context)).isInstanceOfSatisfying(ApiException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(code)
        );
    }
}
