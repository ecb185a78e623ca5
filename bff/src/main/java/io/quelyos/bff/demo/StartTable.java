package io.quelyos.bff.demo;

import io.quelyos.bff.demo.DemoSignIns.SignIn;
import java.util.ArrayList;
import java.util.List;

/** What somebody who just started the product wants to know, as one table of plain text. */
final class StartTable {

    private static final String ROW = "  %-12s %-53s %s%n";

    private StartTable() {}

    static String of(int port, List<String> servers, DemoSignIns signIns) {
        String api = "http://localhost:" + port;
        String tenant = signIns.tenants().getFirst().slug();
        var table = new StringBuilder(System.lineSeparator());
        table.append(String.format(ROW, "SURFACE", "WHERE", "HOW TO BE SOMEBODY THERE"));
        table.append(
            String.format(
                ROW,
                "vitrine",
                "http://" + tenant + ".localhost:" + port + "/graphql",
                "nobody needs to sign in"
            )
        );
        table.append(
            String.format(
                ROW,
                "shop",
                "http://" + tenant + ".localhost:" + port + "/graphql",
                first(signIns, "CUSTOMER")
            )
        );
        table.append(
            String.format(
                ROW,
                "backoffice",
                "http://admin." + tenant + ".localhost:" + port + "/graphql",
                first(signIns, "STAFF")
            )
        );
        table.append(String.format(ROW, "", "(as a partner's program)", first(signIns, "PARTNER")));
        table.append(String.format(ROW, "super-admin", api + "/graphql", first(signIns, "OPERATOR")));
        table.append(String.format(ROW, "explorer", api + "/explorer/", "one click for each of them"));
        table.append(String.format(ROW, "health", api + "/api/health", "metrics: " + api + "/actuator/prometheus"));
        List<String> slugs = signIns.tenants().stream().map(DemoSignIns.TenantName::slug).toList();
        table.append(String.format("  tenants: %s (by host, or X-Tenant on localhost)%n", String.join(", ", slugs)));
        servers.forEach(server -> table.append("  ").append(server).append(System.lineSeparator()));
        return table.toString();
    }

    private static String first(DemoSignIns signIns, String audience) {
        List<SignIn> some = new ArrayList<>(signIns.all());
        some.removeIf(signIn -> !signIn.audience().equals(audience));
        SignIn signIn = some.getFirst();
        return signIn.identifier() + " / " + signIn.secret();
    }
}
