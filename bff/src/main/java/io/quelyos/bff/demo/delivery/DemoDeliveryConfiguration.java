package io.quelyos.bff.demo.delivery;

import io.quelyos.bff.demo.delivery.DemoDeliveryTerms.Shop;
import io.quelyos.persistence.delivery.DeliveryMapper;
import io.quelyos.persistence.delivery.DeliveryWriteMapper;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.demo.DemoTenantRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Gives the demo shops their deliveries once they are there; a shop that has some keeps what it has. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quelyos.demo.enabled")
class DemoDeliveryConfiguration {

    @Bean
    @Order(3)
    ApplicationRunner makeDemoDelivery(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        DeliveryMapper reads,
        DeliveryWriteMapper writes
    ) {
        var demo = new DemoDelivery(reads, writes);
        return arguments -> {
            List<DemoTenantRow> tenants = platformDb.read(() -> "demo", platform::listTenants);
            for (Shop shop : read().shops()) {
                tenants
                    .stream()
                    .filter(tenant -> tenant.slug().equals(shop.slug()))
                    .forEach(tenant -> write(tenantDb, tenant, shop, demo));
            }
        };
    }

    private static void write(TenantDb tenantDb, DemoTenantRow tenant, Shop shop, DemoDelivery demo) {
        TenantScoped scope = TenantScoped.of(new TenantId(tenant.id()));
        if (!tenantDb.read(scope, demo::isThere)) {
            tenantDb.write(scope, () -> {
                demo.write(tenant.id(), shop);
                return null;
            });
        }
    }

    private static DemoDeliveryTerms read() throws IOException {
        String json = new ClassPathResource("demo/delivery.json").getContentAsString(StandardCharsets.UTF_8);
        return JsonMapper.builder().build().readValue(json, DemoDeliveryTerms.class);
    }
}
