package io.quelyos.bff.demo.order;

import static io.quelyos.bff.demo.order.DemoBuying.text;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.company.CompanyMemberMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Makes a company that buys in a demo shop at prices of its own, and a request that waits for its approver. */
final class DemoCompany {

    private static final String CREATE =
        "mutation ($name: String!) { backofficeCompanyCreate(name: $name) { company { id version } userErrors { message } } }";
    private static final String RULE = """
    mutation ($id: ID!, $version: Int!, $limit: MoneyInput!) {
        backofficeCompanyApprovalSet(id: $id, version: $version, input: { policy: ABOVE_LIMIT, limit: $limit }) {
            userErrors { message }
        }
    }
    """;
    private static final String LIST = """
    mutation ($name: String!) {
        backofficePriceListCreate(name: $name) { priceList { id version } userErrors { message } }
    }
    """;
    private static final String AGREE = """
    mutation ($id: ID!, $version: Int!, $input: BackofficePriceListUpdateInput!) {
        backofficePriceListUpdate(id: $id, version: $version, input: $input) {
            priceList { version }
            userErrors { message }
        }
    }
    """;
    private static final String PRICE = """
    mutation ($id: ID!, $version: Int!, $article: ID!, $price: MoneyInput!) {
        backofficePriceListPricesSet(
            id: $id, version: $version, variantId: $article, prices: [{ minimum: 1, price: $price }]
        ) { userErrors { message } }
    }
    """;
    private static final String ASK = """
    mutation ($id: ID!, $input: ShopApprovalRequestInput!) {
        shopApprovalRequest(checkoutId: $id, input: $input) { userErrors { message } }
    }
    """;

    private final TenantDb tenantDb;
    private final CompanyMemberMapper members;
    private final DemoSender sender;
    private final DemoBuying buying;

    DemoCompany(TenantDb tenantDb, CompanyMemberMapper members, DemoSender sender, DemoBuying buying) {
        this.tenantDb = tenantDb;
        this.members = members;
        this.sender = sender;
        this.buying = buying;
    }

    void write(TenantContext staff, TenantContext buyer, UUID buyerId, UUID approverId, DemoOrders.Company wish) {
        JsonNode company = sender
            .send(staff, CREATE, Map.of("name", wish.name()))
            .at("/backofficeCompanyCreate/company");
        String id = text(company, "/id");
        UUID companyId = GlobalId.decode("com", id).orElseThrow();
        // Otherwise people join by a letter, which nobody of the demo would read.
        tenantDb.write(staff, () -> {
            members.insert(companyId, approverId, "APPROVER");
            members.insert(companyId, buyerId, "BUYER");
            return null;
        });
        sender.send(
            staff,
            RULE,
            Map.of("id", id, "version", company.at("/version").asInt(), "limit", euros(wish.limit()))
        );
        String article = buying.article(buyer, wish.article());
        agree(staff, id, article, wish);
        buying.add(buyer, article, wish.quantity());
        DemoBuying.Ready ready = buying.checkout(buyer, wish.buyer(), wish.home());
        sender.send(
            buyer,
            ASK,
            Map.of("id", ready.id(), "input", Map.of("expectedTotal", ready.total(), "note", wish.note()))
        );
    }

    private void agree(TenantContext staff, String company, String article, DemoOrders.Company wish) {
        JsonNode list = sender
            .send(staff, LIST, Map.of("name", wish.priceList()))
            .at("/backofficePriceListCreate/priceList");
        String id = text(list, "/id");
        int version = sender
            .send(
                staff,
                AGREE,
                Map.of(
                    "id",
                    id,
                    "version",
                    list.at("/version").asInt(),
                    "input",
                    Map.of("companyIds", List.of(company))
                )
            )
            .at("/backofficePriceListUpdate/priceList/version")
            .asInt();
        sender.send(
            staff,
            PRICE,
            Map.of("id", id, "version", version, "article", article, "price", euros(wish.price()))
        );
    }

    private static Map<String, Object> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
