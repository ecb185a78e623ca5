package io.quelyos.bff.demo.payment;

import io.quelyos.bff.demo.payment.DemoPayments.Shop;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.demo.DemoTenantRow;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentMethodMapper;
import io.quelyos.persistence.payment.PaymentMethodRow;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Lets the demo shops take transfers and cash; a shop that has chosen its ways to be paid keeps them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quelyos.demo.enabled")
class DemoPaymentConfiguration {

    @Bean
    @Order(3)
    ApplicationRunner makeDemoPayments(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        PaymentMethodMapper methods
    ) {
        return arguments -> {
            List<DemoTenantRow> tenants = platformDb.read(() -> "demo", platform::listTenants);
            for (Shop shop : read().shops()) {
                tenants
                    .stream()
                    .filter(tenant -> tenant.slug().equals(shop.slug()))
                    .forEach(tenant -> write(tenantDb, tenant, shop, methods));
            }
        };
    }

    private static void write(TenantDb tenantDb, DemoTenantRow tenant, Shop shop, PaymentMethodMapper methods) {
        TenantScoped scope = TenantScoped.of(new TenantId(tenant.id()));
        if (tenantDb.read(scope, methods::listAll).isEmpty()) {
            tenantDb.write(
                scope,
                () ->
                    methods.insert(row(PaymentMethodCode.BANK_TRANSFER, 1, shop.account())) +
                    methods.insert(row(PaymentMethodCode.CASH_ON_DELIVERY, 2, null))
            );
        }
    }

    private static PaymentMethodRow row(PaymentMethodCode code, int position, @Nullable String instructions) {
        return new PaymentMethodRow(code, true, position, instructions, null, null, null, true, 0);
    }

    private static DemoPayments read() throws IOException {
        String json = new ClassPathResource("demo/payment.json").getContentAsString(StandardCharsets.UTF_8);
        return JsonMapper.builder().build().readValue(json, DemoPayments.class);
    }
}
