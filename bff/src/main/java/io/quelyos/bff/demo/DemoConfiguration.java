package io.quelyos.bff.demo;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.demo.DemoTenantMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Makes the demo tenants at the start, before the server says that it is ready. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quelyos.demo.enabled")
class DemoConfiguration {
    @Bean
    DemoCompanies demoCompanies() {
        return new DemoFiles().companies();
    }

    @Bean
    DemoTenants demoTenants(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        DemoTenantMapper tenants,
        CatalogWriter writer,
        Passwords passwords
    ) {
        var goods = new DemoGoods(new DemoFiles(), tenants, writer);
        return new DemoTenants(platformDb, tenantDb, platform, tenants, goods, passwords);
    }

    @Bean
    @Order(1)
    ApplicationRunner makeDemoTenants(DemoTenants tenants, DemoCompanies companies) {
        return arguments -> tenants.make(companies);
    }
}
