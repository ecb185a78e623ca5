package io.quelyos.bff.demo;

import io.quelyos.bff.demo.DemoSignIns.SignIn;
import java.util.List;

/** What somebody who just started the product wants to know, as one table of plain text with addresses to click on. */
final class StartTable {

    private StartTable() {}

    static String of(int port, List<String> servers, DemoSignIns signIns) {
        String shared = "http://localhost:" + port;
        String host = signIns.tenants().getFirst().slug() + ".localhost:" + port;
        SignIn staff = first(signIns, "STAFF");
        SignIn partner = first(signIns, "PARTNER");
        var table = new StringBuilder(System.lineSeparator());
        row(table, "SURFACE", "WHERE TO TRY IT", "AS WHOM");
        row(table, "vitrine", "http://" + host + "/explorer/", "nobody needs to sign in");
        row(table, "shop", "http://" + host + "/explorer/", first(signIns, "CUSTOMER").identifier());
        row(table, "backoffice", "http://admin." + host + "/explorer/", staff.identifier());
        row(table, "", "(as a partner's program)", partner.identifier() + " / " + partner.secret());
        // A tenant's own host refuses operators.
        row(table, "super-admin", shared + "/explorer/", first(signIns, "OPERATOR").identifier());
        row(table, "API", shared + "/graphql", "for programs, by POST");
        row(
            table,
            "letters",
            shared + "/mailbox/" + signIns.tenants().getFirst().slug(),
            "what the product would send"
        );
        row(table, "health", shared + "/api/health", "");
        row(table, "metrics", shared + "/actuator/prometheus", "");
        List<String> slugs = signIns.tenants().stream().map(DemoSignIns.TenantName::slug).toList();
        line(table, "everybody's password: " + staff.secret());
        line(table, "tenants: " + String.join(", ", slugs));
        line(table, "each by hosts as above, or by X-Tenant on localhost");
        servers.forEach(server -> line(table, server));
        return table.toString();
    }

    private static void row(StringBuilder table, String surface, String where, String who) {
        table.append(String.format("  %-11s %-52s %s%n", surface, where, who));
    }

    private static void line(StringBuilder table, String text) {
        table.append("  ").append(text).append(System.lineSeparator());
    }

    private static SignIn first(DemoSignIns signIns, String audience) {
        return signIns
            .all()
            .stream()
            .filter(signIn -> signIn.audience().equals(audience))
            .findFirst()
            .orElseThrow();
    }
}
