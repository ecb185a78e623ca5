package io.quelyos.bff.demo.pricing;

import io.quelyos.bff.demo.pricing.DemoRules.Shop;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.demo.DemoTenantRow;
import io.quelyos.persistence.promotion.CouponMapper;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.tax.TaxWriteMapper;
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

/** Gives the demo shops their promotions and taxes once they are there; a shop that has taxes keeps what it has. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quelyos.demo.enabled")
class DemoPricingConfiguration {

    @Bean
    @Order(2)
    ApplicationRunner makeDemoPricing(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        TaxWriteMapper taxes,
        PromotionMapper promotions,
        CouponMapper coupons,
        CategoryMapper categories
    ) {
        var demoTaxes = new DemoTaxes(taxes);
        var demoPricing = new DemoPricing(promotions, coupons, categories);
        return arguments -> {
            DemoRules rules = read();
            List<DemoTenantRow> tenants = platformDb.read(() -> "demo", platform::listTenants);
            for (Shop shop : rules.shops()) {
                tenants
                    .stream()
                    .filter(tenant -> tenant.slug().equals(shop.slug()))
                    .forEach(tenant -> {
                        TenantScoped scope = TenantScoped.of(new TenantId(tenant.id()));
                        if (!tenantDb.read(scope, demoTaxes::areThere)) {
                            tenantDb.write(scope, () -> {
                                demoTaxes.write(tenant.id(), rules);
                                demoPricing.write(tenant.id(), shop);
                                return null;
                            });
                        }
                    });
            }
        };
    }

    static DemoRules read() throws IOException {
        String json = new ClassPathResource("demo/pricing.json").getContentAsString(StandardCharsets.UTF_8);
        return JsonMapper.builder().build().readValue(json, DemoRules.class);
    }
}
