package io.quelyos.bff.clients;

import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two clients that most shops are written with, reading a catalogue as visitors. */
@ServerTest
class ShopClientsTest {

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TenantDb tenantDb;

    @Autowired
    CatalogWriter writer;

    ClientShop shop;

    @BeforeEach
    void openShop() {
        shop = ClientShop.open(tenants, tenantDb, writer);
    }

    @TestFactory
    Stream<DynamicTest> servesApolloClient() {
        return NodeClients.run("apollo/client.mjs", shop.settings(port)).tests();
    }

    @TestFactory
    Stream<DynamicTest> servesUrql() {
        return NodeClients.run("urql/client.mjs", shop.settings(port)).tests();
    }
}
