package io.quelyos.bff.demo;

import io.quelyos.persistence.demo.DemoSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the demo tenants are, as {@code demo/tenants.json} tells it.
 *
 * @param password of every demo account
 */
record DemoCompanies(String password, List<Company> tenants, List<Operator> operators, List<Partner> partners) {
    /**
     * A demo tenant.
     *
     * @param catalogue the name of the file with its goods and its site; null where it sells none
     * @param site its public face; null where the catalogue has it
     */
    record Company(
        String slug,
        String name,
        String plan,
        @Nullable String catalogue,
        @Nullable DemoSite site,
        List<Member> staff,
        List<Person> customers
    ) {}

    record Member(String email, String name, String role) {}

    record Person(String email, String name) {}

    record Operator(String email, String name, List<String> permissions) {}

    record Partner(String clientId, String secret, String tenant, String name, List<String> scopes) {}
}
