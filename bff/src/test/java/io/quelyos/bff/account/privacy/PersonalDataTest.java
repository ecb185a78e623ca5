package io.quelyos.bff.account.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Customers get all that is known of them, and are forgotten; over HTTP. */
@ServerTest
class PersonalDataTest {

    private static final String PASSWORD = "a-good-password";
    private static final String EXPORT =
        "mutation ($p: String!) { shopPersonalDataExport(password: $p) { export { id path } userErrors { code field } } }";
    private static final String EXPORTS = "{ shop { me { personalDataExports { id readyAt path } } } }";
    private static final String DELETE =
        "mutation ($p: String!) { shopAccountDeletionRequest(password: $p) { deletionDueAt userErrors { code field } } }";
    private static final String CANCEL = "mutation { shopAccountDeletionCancel { done userErrors { code } } }";

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Passwords passwords;

    private CartShop shop;
    private CartShop other;
    private Customers people;
    private UUID customer;
    private GraphQlClient ada;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        other = CartShop.open(server);
        people = new Customers(shop);
        customer = people.furnish(passwords.hash(PASSWORD), "Ada");
        ada = shop.device(customer);
    }

    @Test
    void tellsAllThatIsKnownToItsOwnerAlone() throws Exception {
        people.furnish("-", "Stranger");
        String seen = GlobalId.encode("prd", shop.product(shop.article(100, 5)));
        ada.send("mutation ($id: ID!) { shopProductViewed(id: $id) { userErrors { code } } }", Map.of("id", seen)).data(
            ""
        );
        String path = export();
        HttpResponse<byte[]> file = fetch(ada, path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        JsonNode told = unzip(file.body());
        assertThat(told.at("/account/email").asString()).isEqualTo(customer + "@mail.example");
        assertThat(told.at("/addresses/0/city").asString()).isEqualTo("Ada-town");
        assertThat(told.at("/wishlists/0/items/0/note").asString()).isEqualTo("Ada-note");
        assertThat(told.at("/reviews/0/body").asString()).isEqualTo("Ada-review");
        assertThat(told.at("/carts/0/note").asString()).isEqualTo("Ada-cart");
        assertThat(told.at("/orders/0/billingAddress/name").asString()).isEqualTo("Ada");
        assertThat(told.at("/orders/0/lines/0/grossMinor").asInt()).isEqualTo(100);
        assertThat(told.at("/orders/0/returns/0/note").asString()).isEqualTo("Ada-wish");
        assertThat(told.at("/orders/0/parcels/0/trackingNumber").asString()).isEqualTo("T1");
        assertThat(told.at("/companies/0/name").asString()).isEqualTo("Ada-company");
        assertThat(told.at("/companyInvitations/0/role").asString()).isEqualTo("ADMIN");
        assertThat(told.at("/checkouts/0/email").asString()).isEqualTo(customer + "@mail.example");
        assertThat(told.at("/letters")).hasSize(2);
        assertThat(told.at("/recentlyViewed/0/productId").asString()).isEqualTo(
            GlobalId.decode("prd", seen).orElseThrow().toString()
        );
        assertThat(told.at("/sessions/0/userAgent").asString()).isEqualTo("test");
        assertThat(told.toString()).doesNotContain("Stranger").doesNotContain("argon2");
        assertThat(told.at("/orders")).hasSize(2);
        for (GraphQlClient stranger : List.of(shop.device(shop.customer()), other.device(other.customer()))) {
            HttpResponse<byte[]> refused = fetch(stranger, path);
            HttpResponse<byte[]> nobodys = fetch(
                stranger,
                "/api/account/exports/" + GlobalId.encode("pde", UUID.randomUUID())
            );
            assertThat(refused.statusCode()).isEqualTo(nobodys.statusCode()).isEqualTo(404);
        }
        assertThat(fetch(shop.visitor(), path).statusCode()).isEqualTo(401);
        assertThat(ada.exchange(ada.request(path).GET()).status())
            .as("as any page could ask")
            .isEqualTo(400);
        assertThat(people.audited()).contains("customer.export", "customer.exportFetch");
    }

    @Test
    void makesAFileForWhoeverKnowsThePasswordAlone() {
        Answer refused = wantFile("wrong-password");
        assertThat(refused.texts("/shopPersonalDataExport/userErrors", "/code")).containsExactly("INVALID_CREDENTIALS");
        assertThat(refused.texts("/shopPersonalDataExport/userErrors/0/field", "")).containsExactly("password");
        assertThat(people.count("personal_data_export")).isZero();
        assertThat(people.audited()).doesNotContain("customer.export");
    }

    @Test
    void makesOneFileAtATimeWhichEnds() throws Exception {
        String path = export();
        Answer again = wantFile(PASSWORD);
        assertThat(again.data("/shopPersonalDataExport/export/path").asString()).isEqualTo(path);
        shop.run("update personal_data_export set expires_at = now() where tenant_id = ?", shop.id());
        assertThat(fetch(ada, path).statusCode()).isEqualTo(404);
        assertThat(ada.send(EXPORTS).data("/shop/me/personalDataExports")).isEmpty();
        people.runJobs("personal-data-expiry");
        await().until(() -> people.count("personal_data_export") == 0);
    }

    @Test
    void asksForThePasswordAndWaits() {
        assertThat(delete("wrong-password").texts("/shopAccountDeletionRequest/userErrors", "/code")).containsExactly(
            "INVALID_CREDENTIALS"
        );
        Answer wanted = delete(PASSWORD);
        String due = wanted.data("/shopAccountDeletionRequest/deletionDueAt").asString();
        assertThat(ada.send("{ shop { me { deletionDueAt } } }").data("/shop/me/deletionDueAt").asString()).isEqualTo(
            due
        );
        assertThat(delete(PASSWORD).data("/shopAccountDeletionRequest/deletionDueAt").asString()).isEqualTo(due);
        String email = customer + "@mail.example";
        assertThat(new Mailbox(shop.database()).kinds(shop.tenant(), email)).containsExactly("account-deletion");
        assertThat(ada.send(CANCEL).data("/shopAccountDeletionCancel/done").asBoolean()).isTrue();
        assertThat(ada.send(CANCEL).texts("/shopAccountDeletionCancel/userErrors", "/code")).containsExactly(
            "WRONG_STATE"
        );
        people.runJobs("account-deletion");
        await().until(() -> people.jobs("account-deletion") == 0);
        assertThat(ada.send("{ shop { me { email } } }").data("/shop/me/email").asString()).isEqualTo(email);
        assertThat(people.audited()).contains("customer.deletionRequest", "customer.deletionCancel");
    }

    @Test
    void forgetsTheCustomerAndKeepsTheAccounts() {
        UUID stranger = people.furnish("-", "Stranger");
        people.letter(customer + "@mail.example");
        delete(PASSWORD).data("");
        shop.run(
            "update customer set deletion_due_at = now() where tenant_id = ? and deletion_due_at is not null",
            shop.id()
        );
        people.runJobs("account-deletion");
        await().until(() -> people.one("select count(*) from customer where id = ?", customer) == 0);
        await().until(() -> people.one("select count(*) from shop_order where email like 'deleted-%'") == 1);

        assertThat(ada.send("{ shop { me { email } } }").data("/shop/me").isNull()).as("signed out").isTrue();
        for (String table : List.of("customer_address", "wishlist", "cart", "account_token", "customer")) {
            assertThat(people.count(table))
                .as(table)
                .isEqualTo(table.equals("account_token") ? 0 : 1);
        }
        assertThat(people.one("select count(*) from mail_message where recipient like '" + customer + "%'")).isZero();
        assertThat(people.texts("select author_name from product_review order by author_name")).containsExactly(
            "Stranger",
            "—"
        );
        assertThat(people.texts("select email from company_invitation order by email")).hasSize(1);
        String words =
            "select coalesce(r.note, '-') || ' ' || coalesce(r.answer, '-') || ' ' || coalesce(f.tracking_number, '-')" +
            " || ' ' || coalesce(f.tracking_url, '-') || ' ' || coalesce(e.detail ->> 'note', '-') || ' ' ||" +
            " coalesce(a.detail ->> 'note', '-') || ' ' || (e.detail ->> 'pieces') || ' ' ||" +
            " (select count(*) from mail_message m where m.order_id = o.id)" +
            " from shop_order o join order_return r on r.order_id = o.id join fulfilment f on f.order_id = o.id" +
            " join order_event e on e.order_id = o.id join audit_entry a on a.entity_id = o.id::text" +
            " and a.entity_type = 'order' where o.tenant_id = ? and o.customer_id is null order by o.number";
        String blank = "- - - - - - 1 0";
        assertThat(rows(words)).containsExactly(
            blank,
            "Ada-wish No T1 https://post.example/T1 Ada-words Ada-words 1 1"
        );
        // The finished order keeps what the invoice says; the one under way what the parcel needs, and its buyer's name too.
        assertThat(
            people.texts(
                "select number || ' ' || gross_minor || ' ' || (billing_address ->> 'name') || ' ' || (billing_address ->> 'phone' is not null)" +
                    " || ' ' || (shipping_address ->> 'name') || ' ' || (shipping_address ->> 'city') || ' ' || coalesce(phone, '-')" +
                    " from shop_order where customer_id is null order by number"
            )
        ).containsExactly("1 100 Ada false  Ada-town -", "2 100 Ada true Ada Ada-town +33");
        assertThat(
            people.one(
                "select count(*) from order_line where note is not null and order_id in" +
                    " (select id from shop_order where customer_id is null)"
            )
        ).isEqualTo(1);
        assertThat(people.one("select count(*) from checkout where email is not null")).isEqualTo(2);

        assertThat(people.job("order-forgetting"))
            .as("a copy of the tenant has a customer of the same id")
            .isEqualTo(customer + ":" + shop.id());
        people.finishOrders();
        // Its last letter has not left yet, and so its buyer cannot be forgotten.
        shop.run("update mail_message set state = 'QUEUED' where tenant_id = ? and kind = 'order-open'", shop.id());
        people.runJobs("order-forgetting");
        await().until(() -> people.postponed("order-forgetting") == 1);
        assertThat(people.one("select count(*) from shop_order where email like 'deleted-%'")).isEqualTo(1);
        shop.run("update mail_message set state = 'SENT' where tenant_id = ? and kind = 'order-open'", shop.id());
        people.runJobs("order-forgetting");
        await().until(() -> people.one("select count(*) from shop_order where email like 'deleted-%'") == 2);
        await().until(() -> people.jobs("order-forgetting") == 0);
        assertThat(rows(words)).containsExactly(blank, blank);
        assertThat(people.one("select count(*) from order_return where note = 'Stranger-wish'")).isEqualTo(2);
        assertThat(
            people.one("select count(*) from shop_order where customer_id = ? and email like '%mail.example'", stranger)
        )
            .as("somebody else's orders")
            .isEqualTo(2);
        assertThat(people.audited()).contains("customer.delete");
        String address = people
            .texts("select email from shop_order where email like 'deleted-%' order by number")
            .getFirst();
        Answer found = shop
            .guest()
            .send(
                "mutation ($email: String!) { shopOrderLookup(number: 1, email: $email) { order { id } } }",
                Map.of("email", address)
            );
        assertThat(found.data("/shopOrderLookup/order").isNull()).as("nobody finds it by what was written").isTrue();
    }

    @Test
    void keepsNoAddressOfWhatWasNeverPlaced() {
        UUID stranger = people.furnish("-", "Stranger");
        people.expireOrder(customer);
        people.expireOrder(stranger);
        delete(PASSWORD).data("");
        shop.run("update customer set deletion_due_at = now() where id = ? and deletion_due_at is not null", customer);
        people.runJobs("account-deletion");
        await().until(() -> people.one("select count(*) from shop_order where email like 'deleted-%'") == 2);
        String fields = "'name', %1$s ->> 'line1', %1$s ->> 'city', %1$s ->> 'postalCode', %1$s ->> 'countryCode')";
        String addresses =
            "select concat_ws('/', billing_address ->> " +
            fields.formatted("billing_address") +
            " || ' ' || concat_ws('/', shipping_address ->> " +
            fields.formatted("shipping_address") +
            " from shop_order order by email like 'deleted-%' desc, number nulls last";
        assertThat(people.texts(addresses)).containsExactly(
            "Ada/1 rue/Ada-town/75002/FR //Ada-town/75002/FR",
            "////FR ////FR",
            "Stranger/1 rue/Stranger-town/75002/FR Stranger/1 rue/Stranger-town/75002/FR",
            "Stranger/1 rue/Stranger-town/75002/FR Stranger/1 rue/Stranger-town/75002/FR"
        );
    }

    private Answer wantFile(String password) {
        return ada.send(EXPORT, Map.of("p", password));
    }

    private Answer delete(String password) {
        return ada.send(DELETE, Map.of("p", password));
    }

    private List<String> rows(String sql) {
        return shop.database().superuser().sql(sql).param(shop.id()).query(String.class).list();
    }

    /** Has a file made and waits for it. */
    private String export() {
        assertThat(wantFile(PASSWORD).data("/shopPersonalDataExport/userErrors")).isEmpty();
        await().until(() -> !ada.send(EXPORTS).data("/shop/me/personalDataExports/0/readyAt").isNull());
        return ada.send(EXPORTS).data("/shop/me/personalDataExports/0/path").asString();
    }

    private static HttpResponse<byte[]> fetch(GraphQlClient client, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = client.request(path).header("GraphQL-Require-Preflight", "1").GET();
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static JsonNode unzip(byte[] file) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            assertThat(zip.getNextEntry()).isNotNull();
            return JsonMapper.builder().build().readTree(zip.readAllBytes());
        }
    }
}
