package io.quelyos.bff.backup;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.util.List;

/** Two shops alike, the one that a test is about and the one that must not change, and an operator. */
record BackupTwins(BackupConsole console, BackupShop shop, BackupShop twin, TenantFactory tenants) {
    static BackupTwins furnish(int port, OwnIssuer issuer, TenantFactory tenants) {
        List<TestTenant> both = tenants.createTwins();
        return new BackupTwins(
            new BackupConsole(port, new Tokens(issuer)),
            BackupShop.furnish(tenants, both.getFirst(), "mine"),
            BackupShop.furnish(tenants, both.getLast(), "foreign"),
            tenants
        );
    }

    /** What operators did with a shop's tenant, each as its action and its reason. */
    List<String> audit(BackupShop of) {
        return tenants
            .superuser()
            .sql("select action || ' ' || reason from platform_audit where tenant_id = ? order by created_at, id")
            .param(of.tenant().id().value())
            .query(String.class)
            .list();
    }
}
