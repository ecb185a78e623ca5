package io.quelyos.bff.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Customers keep addresses, over HTTP; nobody reaches those of others. */
@ServerTest
class ShopAddressTest {

    private static final String SHOWN =
        "{ id defaultShipping defaultBilling address { name company line1 line2 postalCode city regionCode countryCode phone } }";
    private static final String ERRORS = " userErrors { code field } ";
    private static final String CREATE =
        "mutation ($input: AddressInput!, $for: [ShopAddressUse!]) { shopAddressCreate(input: $input, defaultFor: $for)" +
        " { address " +
        SHOWN +
        ERRORS +
        "} }";
    private static final String UPDATE =
        "mutation ($id: ID!, $input: AddressInput!) { shopAddressUpdate(id: $id, input: $input) { address " +
        SHOWN +
        ERRORS +
        "} }";
    private static final String LIST = "{ shop { me { addresses " + SHOWN + " } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private GraphQlClient ada;
    private GraphQlClient bob;
    private GraphQlClient twin;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        CartShop other = CartShop.open(server);
        ada = shop.device(shop.customer());
        bob = shop.device(shop.customer());
        twin = other.device(other.customer());
        keep(bob, "Bordeaux", List.of());
        keep(twin, "Toulouse", List.of());
    }

    @Test
    void keepsEveryPartOfAnAddress() {
        Map<String, Object> input = new HashMap<>(input("Sherman Oaks"));
        input.putAll(
            Map.of("company", "Analytical", "line2", "2nd floor", "phone", "+1 818 555 0100", "postalCode", "91403")
        );
        input.putAll(Map.of("countryCode", "us", "regionCode", "US-CA"));
        Answer kept = ada.send(CREATE, Map.of("input", input));
        assertThat(kept.data("/shopAddressCreate/userErrors")).isEmpty();
        var address = kept.data("/shopAddressCreate/address/address");
        assertThat(address.toString()).isEqualTo(
            "{\"name\":\"Ada\",\"company\":\"Analytical\",\"line1\":\"1 rue de la Paix\",\"line2\":\"2nd floor\"," +
                "\"postalCode\":\"91403\",\"city\":\"Sherman Oaks\",\"regionCode\":\"US-CA\",\"countryCode\":\"US\"," +
                "\"phone\":\"+1 818 555 0100\"}"
        );
        assertThat(ada.send(LIST).data("/shop/me/addresses/0/address")).isEqualTo(address);
    }

    @Test
    void theFirstAddressIsTheDefaultForEverything() {
        keep(ada, "Paris", List.of());
        keep(ada, "Lyon", List.of("BILLING"));
        keep(ada, "Nantes", List.of());
        assertThat(shown(ada)).containsExactly("Paris true false", "Lyon false true", "Nantes false false");
        String nantes = ids(ada).get(2);
        Answer moved = ada.send(defaultSet(nantes, "SHIPPING"));
        assertThat(moved.data("/shopAddressDefaultSet/address/defaultShipping").asBoolean()).isTrue();
        assertThat(shown(ada)).containsExactly("Paris false false", "Lyon false true", "Nantes true false");
        assertThat(shown(bob)).containsExactly("Bordeaux true true");
    }

    @Test
    void replacesAllOfAnAddress() {
        Map<String, Object> input = new HashMap<>(input("Paris"));
        input.put("company", "Analytical");
        String id = ada.send(CREATE, Map.of("input", input)).data("/shopAddressCreate/address/id").asString();
        Answer changed = ada.send(UPDATE, Map.of("id", id, "input", input("Lyon")));
        assertThat(changed.data("/shopAddressUpdate/userErrors")).isEmpty();
        assertThat(changed.data("/shopAddressUpdate/address/address/company").isNull()).isTrue();
        assertThat(shown(ada)).containsExactly("Lyon true true");
    }

    @Test
    void deletesAnAddressAndItsDefaults() {
        keep(ada, "Paris", List.of());
        keep(ada, "Lyon", List.of());
        String paris = ids(ada).getFirst();
        Answer gone = ada.send(delete(paris));
        assertThat(gone.data("/shopAddressDelete/deletedId").asString()).isEqualTo(paris);
        assertThat(shown(ada)).containsExactly("Lyon false false");
        assertThat(ada.send(delete(paris)).texts("/shopAddressDelete/userErrors", "/code")).containsExactly(
            "NOT_FOUND"
        );
    }

    @Test
    void nobodyReachesTheAddressesOfOthers() {
        String bobs = ids(bob).getFirst();
        String twins = ids(twin).getFirst();
        String nobodys = GlobalId.encode("adr", UUID.randomUUID());
        for (String document : List.of("delete", "default", "update")) {
            List<String> answers = new ArrayList<>();
            for (String id : List.of(bobs, twins, nobodys)) {
                Answer answer = switch (document) {
                    case "delete" -> ada.send(delete(id));
                    case "default" -> ada.send(defaultSet(id, "SHIPPING"));
                    default -> ada.send(UPDATE, Map.of("id", id, "input", input("Elsewhere")));
                };
                answers.add(answer.status() + answer.body());
            }
            assertThat(answers)
                .as(document)
                .allMatch(answers.getFirst()::equals)
                .first()
                .asString()
                .contains("NOT_FOUND");
        }
        assertThat(shown(bob)).containsExactly("Bordeaux true true");
        assertThat(shown(twin)).containsExactly("Toulouse true true");
        assertThat(shown(ada)).isEmpty();
    }

    @Test
    void refusesWhatIsNoAddressAndKeepsNothing() {
        Map<String, Object> input = new HashMap<>(input("Paris"));
        input.put("postalCode", "7500");
        input.put("name", " ");
        Answer refused = ada.send(CREATE, Map.of("input", input));
        assertThat(refused.data("/shopAddressCreate/address").isNull()).isTrue();
        assertThat(refused.data("/shopAddressCreate/userErrors").toString()).isEqualTo(
            "[{\"code\":\"REQUIRED\",\"field\":[\"input\",\"name\"]},{\"code\":\"INVALID\",\"field\":[\"input\",\"postalCode\"]}]"
        );
        assertThat(shown(ada)).isEmpty();
    }

    @Test
    void keepsNoMoreThanItsNumberWhoeverAsksAtOnce() throws Exception {
        List<Callable<String>> wishes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String city = "Town " + i;
            wishes.add(() -> ada.send(CREATE, Map.of("input", input(city))).body());
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
            long refused = executor
                .invokeAll(wishes)
                .stream()
                .filter(answer -> answer.resultNow().contains("LIMIT_REACHED"))
                .count();
            assertThat(refused).isEqualTo(4);
        }
        assertThat(ids(ada)).hasSize(20);
        assertThat(
            shown(ada)
                .stream()
                .filter(text -> text.endsWith("true true"))
        ).hasSize(1);
    }

    @Test
    void repeatsNothingUnderOneKey() {
        String key = UUID.randomUUID().toString();
        String document = CREATE.replace("defaultFor: $for)", "defaultFor: $for) @idempotent(key: \"" + key + "\")");
        Answer first = ada.send(document, Map.of("input", input("Paris")));
        assertThat(ada.send(document, Map.of("input", input("Paris"))).body()).isEqualTo(first.body());
        assertThat(ids(ada)).hasSize(1);
    }

    @Test
    void readsAllAddressesByOneStatement() {
        keep(ada, "Paris", List.of());
        keep(ada, "Lyon", List.of());
        ada.send(LIST);
        SqlStatements.clear();
        ada.send(LIST);
        assertThat(
            SqlStatements.seenQueries()
                .stream()
                .filter(sql -> sql.contains("customer"))
        ).hasSize(2);
    }

    private static void keep(GraphQlClient customer, String city, List<String> uses) {
        Answer kept = customer.send(CREATE, Map.of("input", input(city), "for", uses));
        assertThat(kept.data("/shopAddressCreate/userErrors")).isEmpty();
    }

    private static Map<String, Object> input(String city) {
        return Map.of(
            "name",
            "Ada",
            "line1",
            "1 rue de la Paix",
            "postalCode",
            "75002",
            "city",
            city,
            "countryCode",
            "FR"
        );
    }

    private static String delete(String id) {
        return "mutation { shopAddressDelete(id: \"" + id + "\") { deletedId" + ERRORS + "} }";
    }

    private static String defaultSet(String id, String use) {
        return (
            "mutation { shopAddressDefaultSet(id: \"" +
            id +
            "\", use: " +
            use +
            ") { address { defaultShipping }" +
            ERRORS +
            "} }"
        );
    }

    private static List<String> ids(GraphQlClient customer) {
        return customer.send(LIST).texts("/shop/me/addresses", "/id");
    }

    private static List<String> shown(GraphQlClient customer) {
        List<String> shown = new ArrayList<>();
        customer
            .send(LIST)
            .data("/shop/me/addresses")
            .forEach(address ->
                shown.add(
                    address.at("/address/city").asString() +
                        " " +
                        address.at("/defaultShipping").asBoolean() +
                        " " +
                        address.at("/defaultBilling").asBoolean()
                )
            );
        return shown;
    }
}
