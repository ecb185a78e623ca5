package io.quelyos.bff.demo;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.demo.DemoCompanies.Company;
import io.quelyos.bff.demo.DemoCompanies.Member;
import io.quelyos.bff.demo.DemoCompanies.Operator;
import io.quelyos.bff.demo.DemoCompanies.Partner;
import io.quelyos.bff.demo.DemoCompanies.Person;
import io.quelyos.persistence.demo.DemoPlatformMapper;
import io.quelyos.persistence.demo.DemoSite;
import io.quelyos.persistence.demo.DemoTenantMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the demo tenants that are not there yet; what somebody changed in one that is there stays changed. */
final class DemoTenants {

    private static final Logger LOG = LoggerFactory.getLogger(DemoTenants.class);
    private static final PlatformScoped MAKER = () -> "demo";
    private static final String REASON = "demo tenants of the embedded default";

    private final PlatformDb platformDb;
    private final TenantDb tenantDb;
    private final DemoPlatformMapper platform;
    private final DemoTenantMapper tenants;
    private final DemoGoods goods;
    private final Passwords passwords;

    DemoTenants(
        PlatformDb platformDb,
        TenantDb tenantDb,
        DemoPlatformMapper platform,
        DemoTenantMapper tenants,
        DemoGoods goods,
        Passwords passwords
    ) {
        this.platformDb = platformDb;
        this.tenantDb = tenantDb;
        this.platform = platform;
        this.tenants = tenants;
        this.goods = goods;
        this.passwords = passwords;
    }

    /** Makes what is missing, also of a tenant that an earlier start was killed in the middle of. */
    void make(DemoCompanies companies) {
        Map<String, UUID> present = new HashMap<>();
        platformDb.read(MAKER, platform::listTenants).forEach(tenant -> present.put(tenant.slug(), tenant.id()));
        List<Company> missing = companies
            .tenants()
            .stream()
            .filter(company -> !isComplete(present.get(company.slug())))
            .toList();
        Set<String> clients = Set.copyOf(platformDb.read(MAKER, platform::listClients));
        if (missing.isEmpty() && clients.containsAll(companies.partners().stream().map(Partner::clientId).toList())) {
            return;
        }
        // One hash for all: the password is public, and each hash costs as much as a sign-in.
        String hash = passwords.hash(companies.password());
        for (Company company : missing) {
            LOG.info("Making the demo tenant {}", company.name());
            UUID known = present.get(company.slug());
            UUID id = known == null ? UuidCreator.getTimeOrderedEpoch() : known;
            present.put(company.slug(), id);
            open(company, id, known == null, hash);
        }
        platformDb.write(MAKER, REASON, "demo.accounts", null, () -> {
            for (Operator operator : companies.operators()) {
                UUID id = UuidCreator.getTimeOrderedEpoch();
                platform.insertOperator(id, operator.email(), operator.name(), hash, operator.permissions());
            }
            for (Partner partner : companies.partners()) {
                UUID tenant = Objects.requireNonNull(present.get(partner.tenant()), partner.tenant());
                String secret = passwords.hash(partner.secret());
                platform.insertPartner(partner.clientId(), tenant, partner.name(), secret, partner.scopes());
            }
            return null;
        });
    }

    /** A tenant's content is one transaction, and its site is part of it. */
    private boolean isComplete(@Nullable UUID tenant) {
        return tenant != null && tenantDb.read(TenantScoped.of(new TenantId(tenant)), tenants::countSites) > 0;
    }

    private void open(Company company, UUID id, boolean isNew, String passwordHash) {
        var tenant = new TenantId(id);
        Map<String, UUID> accounts = platformDb.write(MAKER, REASON, "tenant.create", tenant, () -> {
            if (isNew) {
                platform.insertTenant(id, company.slug(), company.name(), company.plan());
                register(company.slug(), id);
            }
            return insertAccounts(company, passwordHash);
        });
        TenantScoped scope = TenantScoped.of(tenant);
        tenantDb.write(scope, () -> {
            for (Member member : company.staff()) {
                UUID account = Objects.requireNonNull(accounts.get(member.email()), member.email());
                tenants.insertMember(id, account, member.role());
            }
            for (Person customer : company.customers()) {
                UUID customerId = UuidCreator.getTimeOrderedEpoch();
                tenants.insertCustomer(id, customerId, customer.email(), customer.name(), passwordHash);
            }
            DemoSite site = company.catalogue() == null ? company.site() : goods.write(scope, company.catalogue());
            if (site != null) {
                tenants.insertSite(id, site);
            }
            if (company.catalogue() == null) {
                // Stock has to lie somewhere as soon as somebody imports goods.
                tenants.insertLocation(id, UuidCreator.getTimeOrderedEpoch(), "siege", "Siège", 1);
            }
            return null;
        });
    }

    /** Browsers lead every name below localhost to this machine, so a demo tenant has real domains without any set-up. */
    private void register(String slug, UUID id) {
        String domain = slug + ".localhost";
        for (String name : List.of(domain, "admin." + domain, "api." + domain)) {
            platform.insertDomain(name, id);
        }
        platform.insertOrigin("http://" + domain + ":3000", id);
        platform.insertOrigin("http://" + domain + ":3001", id);
        platform.insertOrigin("http://admin." + domain + ":5175", id);
    }

    private Map<String, UUID> insertAccounts(Company company, String passwordHash) {
        Map<String, UUID> accounts = new HashMap<>();
        for (Member member : company.staff()) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            platform.insertStaffAccount(id, member.email(), member.name(), passwordHash);
            accounts.put(member.email(), platform.findStaffAccountId(member.email()));
        }
        return accounts;
    }
}
