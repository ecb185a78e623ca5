package io.quelyos.bff.catalog;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Fills the running server with tenants' catalogues and opens clients to it. */
record Shelf(TenantDb tenantDb, CatalogWriter writer, Sessions sessions, CatalogDatabase database, int port) {
    static Shelf of(ApplicationContext server) {
        return new Shelf(
            server.getBean(TenantDb.class),
            server.getBean(CatalogWriter.class),
            server.getBean(Sessions.class),
            new CatalogDatabase(server.getEnvironment()),
            server.getEnvironment().getRequiredProperty("local.server.port", Integer.class)
        );
    }

    List<ProductOutcome> put(TestTenant tenant, List<ProductDraft> drafts) {
        return tenantDb.write(tenant, () -> writer.upsert(tenant, drafts));
    }

    GraphQlClient visitor(TestTenant tenant) {
        return GraphQlClient.of(port()).tenant(tenant.slug());
    }

    GraphQlClient staff(TestTenant tenant, String role) {
        var account = database.createStaff(tenant, role);
        var client = new ClientInfo("127.0.0.1", "test");
        var opened = sessions.open(tenant.tenantId(), SessionKind.STAFF, account, "Vera", client, null);
        return visitor(tenant).staff(opened.secret());
    }
}
