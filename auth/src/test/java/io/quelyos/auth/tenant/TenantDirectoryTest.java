package io.quelyos.auth.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.persistence.tenant.TenantChanges;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AuthTest
class TenantDirectoryTest {

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private TenantChanges changes;

    @Autowired
    private TestData data;

    private TestTenant tenant;

    @BeforeEach
    void listening() {
        tenant = data.tenantWithDomain();
        await().until(changes::isListening);
    }

    @Test
    void findsByEveryName() {
        for (Tenant found : new Tenant[] {
            directory.findByDomain(tenant.domain()),
            directory.findBySlug(tenant.slug()),
            directory.findById(tenant.id()),
            directory.findByOrigin("https://" + tenant.domain()),
        }) {
            assertThat(Objects.requireNonNull(found).id()).isEqualTo(tenant.id());
        }
    }

    @Test
    void hearsOfAChangeThatAnotherServerMade() {
        assertThat(Objects.requireNonNull(directory.findById(tenant.id())).isActive()).isTrue();
        data.suspend(tenant);
        await().until(() -> !Objects.requireNonNull(directory.findById(tenant.id())).isActive());
        await().until(() -> !Objects.requireNonNull(directory.findByDomain(tenant.domain())).isActive());
    }

    @Test
    void forgetsThatANameWasNobodys() {
        String domain = "new." + tenant.domain();
        assertThat(directory.findByDomain(domain)).isNull();
        data.domain(tenant, domain);
        await().until(() -> directory.findByDomain(domain) != null);
        data.removeDomain(domain);
        await().until(() -> directory.findByDomain(domain) == null);
    }

    @Test
    void remembersWhileNothingChanges() {
        Tenant first = directory.findById(tenant.id());
        // Other tests' tenants change too, but only this one's change empties this entry.
        assertThat(directory.findById(tenant.id())).isSameAs(first);
        directory.forget(tenant.id());
        assertThat(directory.findById(tenant.id())).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void doesNotTrustItsMemoryAfterTheConnectionBroke() {
        assertThat(Objects.requireNonNull(directory.findById(tenant.id())).name()).isEqualTo("Tenant " + tenant.slug());
        data.breakListeners();
        data.rename(tenant, "Renamed");
        await().until(() -> Objects.requireNonNull(directory.findById(tenant.id())).name().equals("Renamed"));
        await().until(changes::isListening);
        assertThat(Objects.requireNonNull(directory.findById(tenant.id())).name()).isEqualTo("Renamed");
    }
}
