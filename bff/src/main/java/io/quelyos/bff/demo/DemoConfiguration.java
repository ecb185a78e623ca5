package io.quelyos.bff.demo;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.collection.CollectionMapper;
import io.quelyos.persistence.demo.DemoPageMapper;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.demo.DemoTenantMapper;
import io.quelyos.persistence.market.MarketMapper;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.TranslationMapper;
import io.quelyos.persistence.search.SynonymMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Makes the demo tenants at the start, before the server says that it is ready. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quelyos.demo.enabled")
class DemoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    @Bean
    DemoCompanies demoCompanies() {
        return new DemoFiles().companies();
    }

    @Bean
    DemoPages demoPages(
        DemoPageMapper pages,
        CollectionMapper collections,
        CategoryMapper categories,
        ProductWriteMapper products,
        SynonymMapper synonyms
    ) {
        return new DemoPages(new DemoFiles(), pages, collections, categories, products, synonyms);
    }

    @Bean
    DemoMarkets demoMarkets(
        MarketMapper market,
        TranslationMapper translations,
        PriceMapper prices,
        CatalogStateMapper products,
        CategoryMapper categories
    ) {
        return new DemoMarkets(market, translations, prices, products, categories);
    }

    @Bean
    DemoGoods demoGoods(DemoTenantMapper tenants, CatalogWriter writer, DemoPages pages, DemoMarkets markets) {
        return new DemoGoods(new DemoFiles(), tenants, writer, pages, markets);
    }

    @Bean
    DemoTenants demoTenants(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        DemoTenantMapper tenants,
        DemoGoods goods,
        Passwords passwords
    ) {
        return new DemoTenants(platformDb, tenantDb, platform, tenants, goods, passwords);
    }

    @Bean
    DemoSignIns demoSignIns(DemoCompanies companies) {
        return new DemoSignIns(companies);
    }

    /** Printed when everything is ready, so that it is the last thing on the screen. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> startTable(DemoSignIns signIns, Environment environment) {
        return ready -> {
            int port = environment.getProperty("local.server.port", Integer.class, 0);
            List<String> servers = List.of(
                "PostgreSQL: " + environment.getProperty("spring.datasource.url"),
                "Redis: " +
                    environment.getProperty("spring.data.redis.host") +
                    ":" +
                    environment.getProperty("spring.data.redis.port")
            );
            LOG.info("Ready.{}", StartTable.of(port, servers, signIns));
        };
    }

    @Bean
    @Order(1)
    ApplicationRunner makeDemoTenants(DemoTenants tenants, DemoCompanies companies) {
        return arguments -> tenants.make(companies);
    }
}
