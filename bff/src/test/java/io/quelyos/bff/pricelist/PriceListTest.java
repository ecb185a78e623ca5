package io.quelyos.bff.pricelist;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.persistence.redis.SessionKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Staff agree prices with companies and groups, who pay them in cart and on the page; over HTTP. */
@ServerTest
class PriceListTest {

    private static final String ADD =
        "mutation ($lines: [ShopCartLineInput!]!) { shopCartLinesAdd(lines: $lines) { cart { lines { id unitPrice { amount }" +
        " subtotal { amount } } warnings { __typename } } warnings { __typename } userErrors { code } } }";
    private static final String PAGE =
        "query ($id: ID!) { shop { productById(id: $id) { variants { price { amount currency }" +
        " quantityPrices { minimum price { amount } } } } } }";
    private static final String SET =
        "mutation ($id: ID!, $version: Int!, $variant: ID!, $prices: [BackofficeAgreedPriceInput!]!) {" +
        " backofficePriceListPricesSet(id: $id, version: $version, variantId: $variant, prices: $prices) {" +
        " priceList { version prices { nodes { minimum price { amount currency } } } } userErrors { code field } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop other;
    private GraphQlClient staff;
    private UUID customer;
    private GraphQlClient ada;
    private UUID variant;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        other = CartShop.open(server);
        staff = staff(shop);
        customer = shop.customer();
        ada = shop.device(customer);
        variant = shop.article(10_000, 1_000);
    }

    @Test
    void aCompanyPaysWhatWasAgreedByNumberOfPieces() {
        String list = list(Map.of("companyIds", List.of(GlobalId.encode("com", company(customer)))));
        set(list, 2, price(1, "90.00", "EUR"), price(10, "70.00", "EUR"), price(1, "80.00", "USD"));
        assertThat(page(ada, "/price/amount")).isEqualTo("90.00");
        assertThat(page(ada, "/quantityPrices")).isEqualTo("[{\"minimum\":10,\"price\":{\"amount\":\"70.00\"}}]");
        assertThat(page(shop.visitor(), "/price/amount")).isEqualTo("100.00");
        assertThat(page(shop.device(shop.customer()), "/price/amount")).isEqualTo("100.00");
        assertThat(page(shop.visitor(), "/quantityPrices")).isEqualTo("[]");

        Answer nine = add(ada, 9);
        assertThat(nine.texts("/shopCartLinesAdd/cart/lines", "/unitPrice/amount")).containsExactly("90.00");
        Answer ten = add(ada, 1);
        assertThat(ten.texts("/shopCartLinesAdd/cart/lines", "/unitPrice/amount")).containsExactly("70.00");
        assertThat(ten.texts("/shopCartLinesAdd/cart/lines", "/subtotal/amount")).containsExactly("700.00");
        assertThat(ten.data("/shopCartLinesAdd/warnings")).as("more pieces are no change of the price").isEmpty();
        assertThat(ten.data("/shopCartLinesAdd/cart/warnings")).isEmpty();
        assertThat(add(shop.guest(), 10).texts("/shopCartLinesAdd/cart/lines", "/unitPrice/amount")).containsExactly(
            "100.00"
        );
    }

    @Test
    void aGroupPaysTheLowestOfItsListsAndNeverMoreThanEverybody() {
        UUID group = UuidCreator.getTimeOrderedEpoch();
        shop.run("insert into customer_group (tenant_id, id, name) values (?, ?, 'G')", shop.id(), group);
        shop.run("insert into customer_group_member values (?, ?, ?)", shop.id(), group, customer);
        Map<String, Object> forGroup = Map.of("customerGroupIds", List.of(GlobalId.encode("cgr", group)));
        set(list(forGroup), 2, price(1, "95.00", "EUR"));
        set(list(forGroup), 2, price(1, "85.00", "EUR"), price(5, "120.00", "EUR"));
        assertThat(page(ada, "/price/amount")).isEqualTo("85.00");
        assertThat(page(ada, "/quantityPrices")).isEqualTo("[]");
        shop.run("update variant set price_minor = 5000 where tenant_id = ?", shop.id());
        assertThat(page(ada, "/price/amount")).isEqualTo("50.00");
    }

    @Test
    void whatNoLongerHoldsIsNotPaidAnyMore() {
        String list = list(Map.of("companyIds", List.of(GlobalId.encode("com", company(customer)))));
        set(list, 2, price(1, "90.00", "EUR"));
        add(ada, 1);
        shop.run("delete from company_member where tenant_id = ?", shop.id());
        Answer cart = ada.send("{ shop { cart { lines { unitPrice { amount } } warnings { __typename } } } }");
        assertThat(cart.texts("/shop/cart/lines", "/unitPrice/amount")).containsExactly("100.00");
        assertThat(cart.texts("/shop/cart/warnings", "/__typename")).containsExactly("ShopCartPriceChanged");
    }

    @Test
    void changesAllOrNothingAndOnItsVersion() {
        String list = list(Map.of());
        UUID group = UuidCreator.getTimeOrderedEpoch();
        shop.run("insert into customer_group (tenant_id, id, name) values (?, ?, 'G')", shop.id(), group);
        Map<String, Object> mixed = Map.of(
            "name",
            "Renamed",
            "customerGroupIds",
            List.of(GlobalId.encode("cgr", group), GlobalId.encode("cgr", UUID.randomUUID()))
        );
        assertThat(update(list, 2, mixed).texts("/backofficePriceListUpdate/userErrors", "/code")).containsExactly(
            "NOT_FOUND"
        );
        assertThat(
            update(list, 1, Map.of("name", "X")).texts("/backofficePriceListUpdate/userErrors", "/code")
        ).containsExactly("CONFLICT");
        Answer twice = staff.send(SET, variables(list, 2, price(1, "1.00", "EUR"), price(1, "2.00", "EUR")));
        assertThat(twice.texts("/backofficePriceListPricesSet/userErrors", "/code")).containsExactly("INVALID");
        Answer fine = staff.send(SET, variables(list, 2, price(1, "1.005", "EUR")));
        assertThat(fine.texts("/backofficePriceListPricesSet/userErrors", "/code")).containsExactly("INVALID");
        assertThat(
            shop.one(String.class, "select name || version from price_list where tenant_id = ?", shop.id())
        ).isEqualTo("L2");
        assertThat(
            shop.one(Long.class, "select count(*) from price_list_price where tenant_id = ?", shop.id())
        ).isZero();
        set(list, 2, price(1, "1.00", "EUR"));
        set(list, 3);
        assertThat(
            shop.one(Long.class, "select count(*) from price_list_price where tenant_id = ?", shop.id())
        ).isZero();
    }

    @Test
    void asksTheDatabaseNothingWhereNothingWasAgreed() {
        page(ada, "/price/amount");
        SqlStatements.clear();
        page(ada, "/price/amount");
        assertThat(
            SqlStatements.seenQueries()
                .stream()
                .filter(sql -> sql.contains("price_list"))
        ).isEmpty();
        list(Map.of());
        page(ada, "/price/amount");
        SqlStatements.clear();
        page(ada, "/price/amount");
        assertThat(
            SqlStatements.seenQueries()
                .stream()
                .filter(sql -> sql.contains("price_list"))
        ).hasSize(1);
        SqlStatements.clear();
        page(shop.visitor(), "/price/amount");
        assertThat(
            SqlStatements.seenQueries()
                .stream()
                .filter(sql -> sql.contains("price_list"))
        ).isEmpty();
    }

    private String list(Map<String, Object> input) {
        String id = staff
            .send(
                "mutation ($n: String!) { backofficePriceListCreate(name: $n) { priceList { id } } }",
                Map.of("n", name())
            )
            .data("/backofficePriceListCreate/priceList/id")
            .asString();
        assertThat(update(id, 1, input).data("/backofficePriceListUpdate/userErrors")).isEmpty();
        return id;
    }

    private String name() {
        long count = shop.one(Long.class, "select count(*) from price_list where tenant_id = ?", shop.id());
        return count == 0 ? "L" : "L" + count;
    }

    private Answer update(String id, int version, Map<String, Object> input) {
        return staff.send(
            "mutation ($id: ID!, $version: Int!, $input: BackofficePriceListUpdateInput!) {" +
                " backofficePriceListUpdate(id: $id, version: $version, input: $input) { priceList { version }" +
                " userErrors { code field } } }",
            Map.of("id", id, "version", version, "input", input)
        );
    }

    private void set(String list, int version, Object... prices) {
        Answer answer = staff.send(SET, variables(list, version, prices));
        assertThat(answer.data("/backofficePriceListPricesSet/userErrors")).isEmpty();
        assertThat(answer.data("/backofficePriceListPricesSet/priceList/prices/nodes")).hasSize(prices.length);
    }

    private Map<String, Object> variables(String list, int version, Object... prices) {
        return Map.of(
            "id",
            list,
            "version",
            version,
            "variant",
            CartShop.variantId(variant),
            "prices",
            List.of(prices)
        );
    }

    private static Map<String, Object> price(int minimum, String amount, String currency) {
        return Map.of("minimum", minimum, "price", Map.of("amount", amount, "currency", currency));
    }

    private Answer add(GraphQlClient client, int pieces) {
        return client.send(ADD, Map.of("lines", List.of(CartShop.line(variant, pieces))));
    }

    private String page(GraphQlClient client, String pointer) {
        var found = client
            .send(PAGE, Map.of("id", GlobalId.encode("prd", shop.product(variant))))
            .data("/shop/productById/variants/0" + pointer);
        return found.isValueNode() ? found.asString() : found.toString();
    }

    /** A company that a customer buys for; the twin has one of its own. */
    private UUID company(UUID member) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        shop.run("insert into company (tenant_id, id, name) values (?, ?, 'C')", shop.id(), id);
        other.run("insert into company (tenant_id, id, name) values (?, ?, 'C')", other.id(), UUID.randomUUID());
        shop.run(
            "insert into company_member (tenant_id, company_id, customer_id, role) values (?, ?, ?, 'BUYER')",
            shop.id(),
            id,
            member
        );
        return id;
    }

    private static GraphQlClient staff(CartShop at) {
        UUID account = UuidCreator.getTimeOrderedEpoch();
        at.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', '-')",
            account,
            account + "@mail.example"
        );
        at.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')", at.id(), account);
        var client = new ClientInfo("127.0.0.1", "test");
        return at
            .visitor()
            .staff(at.sessions().open(at.tenant().id(), SessionKind.STAFF, account, "S", client, null).secret());
    }
}
