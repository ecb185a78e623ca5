package io.quelyos.bff.demo.order;

import io.quelyos.auth.account.RolePermissions;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.bff.demo.order.DemoOrders.Company;
import io.quelyos.bff.demo.order.DemoOrders.Shop;
import io.quelyos.bff.demo.order.DemoOrders.Wish;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a demo shop's orders, those that are there already left out: an earlier attempt can have been cut short. */
final class DemoOrderMaking {

    private static final Logger LOG = LoggerFactory.getLogger(DemoOrderMaking.class);
    private static final String ORDERS =
        "query ($email: String!) { backoffice { orders(where: { email: $email }) { totalCount } } }";
    private static final String COMPANIES = "{ backoffice { companies(first: 1) { nodes { id } } } }";

    private final PlatformDb platformDb;
    private final TenantDb tenantDb;
    private final DemoPlatformMapper platform;
    private final CustomerMapper customers;
    private final DemoSender sender;
    private final DemoCompany companies;

    DemoOrderMaking(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        CustomerMapper customers,
        DemoSender sender,
        DemoCompany companies
    ) {
        this.platformDb = platformDb;
        this.tenantDb = tenantDb;
        this.platform = platform;
        this.customers = customers;
        this.sender = sender;
        this.companies = companies;
    }

    void make(Tenant tenant, Shop shop) {
        TenantContext staff = staff(tenant, shop);
        int made = 0;
        Map<String, Integer> wished = new HashMap<>();
        for (Wish wish : shop.orders()) {
            int nth = wished.merge(wish.email(), 1, Integer::sum);
            if (count(staff, wish.email()) < nth) {
                make(staff, buyer(tenant, staff, wish.email()), wish);
                made++;
            }
        }
        Company company = shop.company();
        if (company != null && sender.send(staff, COMPANIES, Map.of()).at("/backoffice/companies/nodes").isEmpty()) {
            companies.write(
                staff,
                buyer(tenant, staff, company.buyer()),
                Objects.requireNonNull(customer(staff, company.buyer()), company.buyer()),
                Objects.requireNonNull(customer(staff, company.approver()), company.approver()),
                company
            );
        }
        LOG.info("Made {} orders of the demo tenant {}", made, tenant.name());
    }

    private void make(TenantContext staff, TenantContext buyer, Wish wish) {
        String id = new DemoBuying(sender).order(buyer, wish);
        new DemoStaffWork(sender).follow(staff, buyer, id, wish.steps());
    }

    private int count(TenantContext staff, String email) {
        return sender.send(staff, ORDERS, Map.of("email", email)).at("/backoffice/orders/totalCount").asInt();
    }

    private TenantContext staff(Tenant tenant, Shop shop) {
        String email = shop.staff().email();
        UUID account = platformDb.read(() -> "demo", () -> platform.findStaffAccountId(email));
        var actor = new Actor.Staff(account, shop.staff().name(), shop.staff().role(), "demo");
        return tenant.context(actor, RolePermissions.ofRole(shop.staff().role()));
    }

    private TenantContext buyer(Tenant tenant, TenantContext staff, String email) {
        UUID customer = customer(staff, email);
        Actor actor =
            customer == null ? new Actor.Visitor("demo:" + email) : new Actor.Customer(customer, "demo:" + email);
        return tenant.context(actor, Set.of());
    }

    private @Nullable UUID customer(TenantContext staff, String email) {
        CustomerRow row = tenantDb.<@Nullable CustomerRow>read(staff, () -> customers.findByEmail(email));
        return row == null ? null : row.id();
    }
}
