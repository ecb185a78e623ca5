package io.quelyos.bff.demo;

import io.quelyos.bff.demo.DemoCompanies.Company;
import io.quelyos.bff.demo.DemoCompanies.Member;
import io.quelyos.bff.demo.DemoCompanies.Operator;
import io.quelyos.bff.demo.DemoCompanies.Partner;
import io.quelyos.bff.demo.DemoCompanies.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo's public sign-ins, for the page and the table that show them. */
public final class DemoSignIns {

    private final DemoCompanies companies;

    DemoSignIns(DemoCompanies companies) {
        this.companies = companies;
    }

    /** A demo tenant by its names. */
    public record TenantName(String slug, String name) {}

    /**
     * A way to sign in.
     *
     * @param audience CUSTOMER, STAFF, PARTNER or OPERATOR
     * @param tenant the tenant's slug; null for operators
     * @param label for people
     * @param identifier an e-mail address or a client id
     * @param secret a public password
     */
    public record SignIn(String audience, @Nullable String tenant, String label, String identifier, String secret) {}

    /** The demo tenants. */
    public List<TenantName> tenants() {
        return companies
            .tenants()
            .stream()
            .map(company -> new TenantName(company.slug(), company.name()))
            .toList();
    }

    /** Every way to sign in. */
    public List<SignIn> all() {
        String password = companies.password();
        List<SignIn> all = new ArrayList<>();
        for (Company company : companies.tenants()) {
            for (Member member : company.staff()) {
                String label = member.name() + ", " + member.role();
                all.add(new SignIn("STAFF", company.slug(), label, member.email(), password));
            }
            for (Person customer : company.customers()) {
                all.add(new SignIn("CUSTOMER", company.slug(), customer.name(), customer.email(), password));
            }
        }
        for (Partner partner : companies.partners()) {
            String label = partner.name() + ", " + String.join(" ", partner.scopes());
            all.add(new SignIn("PARTNER", partner.tenant(), label, partner.clientId(), partner.secret()));
        }
        for (Operator operator : companies.operators()) {
            all.add(new SignIn("OPERATOR", null, operator.name(), operator.email(), password));
        }
        return List.copyOf(all);
    }
}
