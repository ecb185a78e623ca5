package io.quelyos.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.util.Objects;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@AuthTest
class TenantResolverTest {

    @Autowired
    private TenantResolver resolver;

    @Autowired
    private TestData data;

    private TestTenant tenant;
    private TestTenant twin;

    @BeforeEach
    void twoTenants() {
        tenant = data.tenantWithDomain();
        twin = data.tenantWithDomain();
    }

    @Test
    void takesTheHostWhereItIsATenantsOwn() {
        assertNamed(request(tenant.domain())).isEqualTo(tenant.id());
        assertNamed(request(twin.domain())).isEqualTo(twin.id());
    }

    @Test
    void namesNobodyOnASharedHost() {
        assertThat(resolver.findNamed(request("localhost"))).isNull();
        assertThat(resolver.findNamed(request("127.0.0.1"))).isNull();
        assertThat(resolver.findNamed(request("[::1]"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "%s", "%s.", "%S", " %s ", "%s:8069", "%s.:443" })
    void readsADomainHeaderInEverySpelling(String spelling) {
        MockHttpServletRequest request = request("localhost");
        request.addHeader("X-Tenant-Domain", spelling.formatted(tenant.domain()));
        assertNamed(request).isEqualTo(tenant.id());
    }

    @Test
    void readsInternationalDomains() {
        String ascii = "xn--" + "caf-dma." + tenant.slug() + ".example";
        data.domain(tenant, ascii);
        MockHttpServletRequest request = request("localhost");
        request.addHeader("X-Tenant-Domain", "CAFÉ." + tenant.slug() + ".example");
        assertNamed(request).isEqualTo(tenant.id());
    }

    @Test
    void takesASlugOnASharedHost() {
        MockHttpServletRequest request = request("localhost");
        request.addHeader("X-Tenant", tenant.slug());
        assertNamed(request).isEqualTo(tenant.id());
    }

    @Test
    void acceptsThreeNamesThatAgree() {
        MockHttpServletRequest request = request(tenant.domain());
        request.addHeader("X-Tenant-Domain", tenant.domain());
        request.addHeader("X-Tenant", tenant.slug());
        assertNamed(request).isEqualTo(tenant.id());
    }

    @Test
    void refusesNamesThatDisagree() {
        MockHttpServletRequest hostAndSlug = request(tenant.domain());
        hostAndSlug.addHeader("X-Tenant", twin.slug());
        assertRefused(hostAndSlug, ApiErrorCode.TENANT_MISMATCH);

        MockHttpServletRequest hostAndDomain = request(tenant.domain());
        hostAndDomain.addHeader("X-Tenant-Domain", twin.domain());
        assertRefused(hostAndDomain, ApiErrorCode.TENANT_MISMATCH);

        MockHttpServletRequest twoHeaders = request("localhost");
        twoHeaders.addHeader("X-Tenant-Domain", tenant.domain());
        twoHeaders.addHeader("X-Tenant", twin.slug());
        assertRefused(twoHeaders, ApiErrorCode.TENANT_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", "..", "nobody.example", "a..b", "-", "%00", "a b", "'; --" })
    void refusesHeadersThatNameNobody(String value) {
        MockHttpServletRequest domain = request("localhost");
        domain.addHeader("X-Tenant-Domain", value);
        assertRefused(domain, ApiErrorCode.TENANT_NOT_FOUND);

        MockHttpServletRequest slug = request("localhost");
        slug.addHeader("X-Tenant", value);
        assertRefused(slug, ApiErrorCode.TENANT_NOT_FOUND);
    }

    @Test
    void refusesAHeaderThatIsSentTwice() {
        MockHttpServletRequest request = request("localhost");
        request.addHeader("X-Tenant", tenant.slug());
        request.addHeader("X-Tenant", tenant.slug());
        assertRefused(request, ApiErrorCode.BAD_REQUEST);
    }

    @Test
    void ignoresTheForwardedHostThatNobodyVouchedFor() {
        MockHttpServletRequest request = request("localhost");
        request.addHeader("X-Forwarded-Host", tenant.domain());
        assertThat(resolver.findNamed(request)).isNull();
    }

    private static MockHttpServletRequest request(String host) {
        var request = new MockHttpServletRequest("POST", "/graphql");
        request.setServerName(host);
        return request;
    }

    private AbstractObjectAssert<?, ?> assertNamed(MockHttpServletRequest request) {
        return assertThat((Object) Objects.requireNonNull(resolver.findNamed(request)).id());
    }

    private void assertRefused(MockHttpServletRequest request, ApiErrorCode code) {
        assertThatThrownBy(() -> resolver.findNamed(request)).isInstanceOfSatisfying(ApiException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(code)
        );
    }
}
