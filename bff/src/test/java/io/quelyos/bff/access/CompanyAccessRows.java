package io.quelyos.bff.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The matrix' rows of companies and of the prices that are agreed with them. */
final class CompanyAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final String COMPANY = " { company { name } " + ERRORS + " } }";
    private static final String LIST = " { priceList { name } " + ERRORS + " } }";

    private CompanyAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row("BackofficeQuery.companies", "{ backoffice { companies { nodes { name } } } }"),
            AccessRows.byId(
                "BackofficeQuery.company",
                "query ($id: ID!) { backoffice { company(id: $id) { name } } }",
                CompanyAccessRows::company
            ),
            AccessRows.row("BackofficeQuery.priceLists", "{ backoffice { priceLists { nodes { name } } } }"),
            AccessRows.byId(
                "BackofficeQuery.priceList",
                "query ($id: ID!) { backoffice { priceList(id: $id) { name } } }",
                CompanyAccessRows::priceList
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            AccessRows.row(
                "Mutation.shopCompanyMemberInvite",
                "mutation { shopCompanyMemberInvite(email: \"a@mirror.example\", role: BUYER) { done " + ERRORS + " } }"
            ),
            AccessRows.row(
                "Mutation.shopCompanyInvitationAccept",
                "mutation { shopCompanyInvitationAccept(token: \"no-token\")" + COMPANY
            ),
            ofCustomer("shopCompanyMemberRoleSet", ", role: BUYER", COMPANY),
            ofCustomer("shopCompanyMemberRemove", "", " { done " + ERRORS + " } }"),
            named("backofficeCompanyCreate", COMPANY),
            new Row(
                "Mutation.backofficeCompanyRename",
                "mutation ($id: ID!, $name: String!) { backofficeCompanyRename(id: $id, version: 1, name: $name)" +
                    COMPANY,
                (world, at) -> Map.of("id", company(world, at), "name", "Company " + world.next()),
                Map.of("id", CompanyAccessRows::company)
            ),
            AccessRows.byId(
                "Mutation.backofficeCompanyDelete",
                "mutation ($id: ID!) { backofficeCompanyDelete(id: $id, version: 1) { deletedId " + ERRORS + " } }",
                CompanyAccessRows::company
            ),
            AccessRows.byId(
                "Mutation.backofficeCompanyMemberInvite",
                "mutation ($id: ID!) { backofficeCompanyMemberInvite(id: $id, email: \"no address\", role: BUYER)" +
                    COMPANY,
                CompanyAccessRows::company
            ),
            new Row(
                "Mutation.backofficeCompanyMemberRemove",
                "mutation ($id: ID!, $customerId: ID!) { backofficeCompanyMemberRemove(id: $id, customerId: $customerId)" +
                    COMPANY,
                (world, at) -> Map.of("id", company(world, at), "customerId", customer(world, at)),
                Map.of("id", CompanyAccessRows::company, "customerId", CompanyAccessRows::customer)
            ),
            named("backofficePriceListCreate", LIST),
            new Row(
                "Mutation.backofficePriceListUpdate",
                "mutation ($id: ID!, $input: BackofficePriceListUpdateInput!) {" +
                    " backofficePriceListUpdate(id: $id, version: 1, input: $input)" +
                    LIST,
                (world, at) ->
                    Map.of(
                        "id",
                        priceList(world, at),
                        "input",
                        Map.of("companyIds", company(world, at), "customerGroupIds", group(world, at))
                    ),
                Map.of(
                    "id",
                    CompanyAccessRows::priceList,
                    "input.companyIds",
                    CompanyAccessRows::company,
                    "input.customerGroupIds",
                    CompanyAccessRows::group
                )
            ),
            new Row(
                "Mutation.backofficePriceListPricesSet",
                "mutation ($id: ID!, $variantId: ID!) { backofficePriceListPricesSet(id: $id, version: 1," +
                    " variantId: $variantId, prices: [{ minimum: 1, price: { amount: \"1.00\", currency: \"EUR\" } }])" +
                    LIST,
                (world, at) -> Map.of("id", priceList(world, at), "variantId", AccessThings.variant(world, at)),
                Map.of("id", CompanyAccessRows::priceList, "variantId", AccessThings::variant)
            ),
            AccessRows.byId(
                "Mutation.backofficePriceListDelete",
                "mutation ($id: ID!) { backofficePriceListDelete(id: $id, version: 1) { deletedId " + ERRORS + " } }",
                CompanyAccessRows::priceList
            )
        );
    }

    private static Row named(String mutation, String payload) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($name: String!) { " + mutation + "(name: $name)" + payload,
            (world, at) -> Map.of("name", "New " + world.next()),
            Map.of()
        );
    }

    static Row ofCustomer(String mutation, String more, String payload) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($customerId: ID!) { " + mutation + "(customerId: $customerId" + more + ")" + payload,
            (world, at) -> Map.of("customerId", customer(world, at)),
            Map.of("customerId", CompanyAccessRows::customer)
        );
    }

    static String customer(AccessWorld world, Home at) {
        return GlobalId.encode("cus", at.customer());
    }

    static String company(AccessWorld world, Home at) {
        return made(world, at, "com", "company");
    }

    private static String priceList(AccessWorld world, Home at) {
        return made(world, at, "prl", "price_list");
    }

    private static String group(AccessWorld world, Home at) {
        return made(world, at, "cgr", "customer_group");
    }

    private static String made(AccessWorld world, Home at, String prefix, String table) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into " + table + " (tenant_id, id, name) values (?, ?, ?)",
            at.tenant().id().value(),
            id,
            "Mirror " + world.next()
        );
        return GlobalId.encode(prefix, id);
    }
}
