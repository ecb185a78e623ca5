package io.quelyos.bff.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.SessionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Staff say where their tenant delivers and for how much. */
@ServerTest
class BackofficeDeliveryTest {

    private static final String ERRORS =
        "userErrors { __typename code field ... on VersionConflict { currentVersion } }";
    private static final String ZONE =
        "zone { id version name position areas { countryCode regionCode postalCodePrefix } rates { id } }";
    private static final String RATE =
        "rate { id version name basis bands { from price { amount } } below freeFrom { amount } active }";
    private static final String ZONE_CREATE =
        "mutation ($input: BackofficeDeliveryZoneInput!) { backofficeDeliveryZoneCreate(input: $input) { " +
        ZONE +
        " " +
        ERRORS +
        " } }";
    private static final String RATE_CREATE =
        "mutation ($zone: ID!, $input: BackofficeDeliveryRateInput!) { backofficeDeliveryRateCreate(zoneId: $zone," +
        " input: $input) { " +
        RATE +
        " " +
        ERRORS +
        " } }";

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Sessions sessions;

    private CartShop shop;
    private CartShop twin;
    private GraphQlClient owner;
    private GraphQlClient neighbour;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        twin = CartShop.open(server);
        owner = staff(shop);
        neighbour = staff(twin);
    }

    private GraphQlClient staff(CartShop of) {
        UUID account = UUID.randomUUID();
        of.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
            account,
            account + "@staff.example"
        );
        of.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')", of.id(), account);
        var client = new ClientInfo("127.0.0.1", "test");
        return of
            .visitor()
            .staff(sessions.open(of.tenant().id(), SessionKind.STAFF, account, "S", client, null).secret());
    }

    private static Map<String, Object> zone(String name, List<Map<String, String>> areas) {
        return Map.of("name", name, "areas", areas);
    }

    private static Map<String, Object> rate() {
        Map<String, Object> rate = new HashMap<>();
        rate.put("name", "Colissimo");
        rate.put("basis", "WEIGHT");
        rate.put("bands", List.of(Map.of("from", "0", "price", "4.90"), Map.of("from", "1000", "price", "7.90")));
        rate.put("below", "30000");
        rate.put("freeFrom", "80.00");
        rate.put("minimumDays", 2);
        rate.put("maximumDays", 4);
        return rate;
    }

    private String makeZone(String name) {
        Answer made = owner.send(ZONE_CREATE, Map.of("input", zone(name, List.of(Map.of("countryCode", "fr")))));
        return made.data("/backofficeDeliveryZoneCreate/zone/id").asString();
    }

    @Test
    void makesChangesAndRemovesZonesWithTheirRates() {
        Answer made = owner.send(
            ZONE_CREATE,
            Map.of(
                "input",
                zone(
                    " Corse & DOM ",
                    List.of(
                        Map.of("countryCode", "fr", "regionCode", "fr-20r"),
                        Map.of("countryCode", "FR", "postalCodePrefix", "97 1")
                    )
                )
            )
        );
        assertThat(made.data("/backofficeDeliveryZoneCreate/zone/areas").toString()).isEqualTo(
            "[{\"countryCode\":\"FR\",\"regionCode\":\"FR-20R\",\"postalCodePrefix\":null}," +
                "{\"countryCode\":\"FR\",\"regionCode\":null,\"postalCodePrefix\":\"971\"}]"
        );
        String id = made.data("/backofficeDeliveryZoneCreate/zone/id").asString();
        Answer rated = owner.send(RATE_CREATE, Map.of("zone", id, "input", rate()));
        assertThat(rated.data("/backofficeDeliveryRateCreate/rate/bands/1/price/amount").asString()).isEqualTo("7.90");
        assertThat(rated.data("/backofficeDeliveryRateCreate/rate/bands/1/from").asString()).isEqualTo("1000");
        assertThat(rated.data("/backofficeDeliveryRateCreate/rate/freeFrom/amount").asString()).isEqualTo("80.00");

        String update =
            "mutation ($id: ID!, $version: Int!, $input: BackofficeDeliveryZoneInput!) {" +
            " backofficeDeliveryZoneUpdate(id: $id, version: $version, input: $input) { " +
            ZONE +
            " " +
            ERRORS +
            " } }";
        Map<String, Object> changed = zone("Corse", List.of(Map.of("countryCode", "FR", "postalCodePrefix", "20")));
        Answer updated = owner.send(update, Map.of("id", id, "version", 1, "input", changed));
        assertThat(updated.data("/backofficeDeliveryZoneUpdate/zone/version").asInt()).isEqualTo(2);
        assertThat(updated.data("/backofficeDeliveryZoneUpdate/zone/rates").size()).isEqualTo(1);
        Answer late = owner.send(update, Map.of("id", id, "version", 1, "input", changed));
        assertThat(late.data("/backofficeDeliveryZoneUpdate/userErrors/0/currentVersion").asInt()).isEqualTo(2);
        assertThat(
            neighbour
                .send(update, Map.of("id", id, "version", 2, "input", changed))
                .texts("/backofficeDeliveryZoneUpdate/userErrors", "/code")
        ).containsExactly("NOT_FOUND");

        String delete =
            "mutation ($id: ID!) { backofficeDeliveryZoneDelete(id: $id, version: 2) { zone { name } " +
            ERRORS +
            " } }";
        assertThat(
            owner.send(delete, Map.of("id", id)).data("/backofficeDeliveryZoneDelete/zone/name").asString()
        ).isEqualTo("Corse");
        assertThat(
            owner.send("{ backoffice { deliveryZones { id } } }").data("/backoffice/deliveryZones").size()
        ).isZero();
        assertThat(audit()).containsExactly(
            "delivery_zone.create",
            "delivery_rate.create",
            "delivery_zone.update",
            "delivery_zone.delete"
        );
    }

    private List<String> audit() {
        return shop
            .database()
            .superuser()
            .sql("select action from audit_entry where tenant_id = ? order by id")
            .param(shop.id())
            .query(String.class)
            .list();
    }

    @Test
    void refusesWhatMakesNoSenseAtItsPlace() {
        makeZone("France");
        Answer zones = owner.send(
            ZONE_CREATE,
            Map.of(
                "input",
                zone(
                    "France",
                    List.of(
                        Map.of("countryCode", "FRA"),
                        Map.of("countryCode", "FR", "regionCode", "DE-BY"),
                        Map.of("countryCode", "FR", "regionCode", "FR-20R", "postalCodePrefix", "20"),
                        Map.of("countryCode", "FR", "postalCodePrefix", " - ")
                    )
                )
            )
        );
        assertThat(zones.texts("/backofficeDeliveryZoneCreate/userErrors", "/code")).containsExactly(
            "INVALID",
            "INVALID",
            "INVALID",
            "INVALID",
            "TAKEN"
        );
        assertThat(zones.texts("/backofficeDeliveryZoneCreate/userErrors", "/field/2")).startsWith("0", "1", "2", "3");

        Map<String, Object> wrong = rate();
        wrong.put(
            "bands",
            List.of(
                Map.of("from", "1000", "price", "4.905"),
                Map.of("from", "1000", "price", "-1.00"),
                Map.of("from", "1000.5", "price", "1.00")
            )
        );
        wrong.put("minimumDays", 9);
        Answer rates = owner.send(RATE_CREATE, Map.of("zone", makeZone("Autre"), "input", wrong));
        assertThat(rates.texts("/backofficeDeliveryRateCreate/userErrors", "/field/1")).containsExactly(
            "maximumDays",
            "bands",
            "bands",
            "bands",
            "bands",
            "bands"
        );
        assertThat(shop.one(Long.class, "select count(*) from delivery_rate where tenant_id = ?", shop.id())).isZero();
    }

    @Test
    void keepsPickupPointsAndRepeatsAnAnswer() {
        Map<String, Object> input = new HashMap<>(
            Map.of(
                "name",
                "Boutique",
                "line1",
                "1 rue de la Paix",
                "postalCode",
                "75002",
                "city",
                "Paris",
                "countryCode",
                "FR",
                "minimumDays",
                0,
                "maximumDays",
                1
            )
        );
        input.put("openingText", "Lu-Sa 10-19\nDi 14-18");
        String create =
            "mutation ($input: BackofficePickupPointInput!) { backofficePickupPointCreate(input: $input)" +
            " @idempotent(key: \"point-once\") { pickupPoint { id version openingText price { amount } address { city } } " +
            ERRORS +
            " } }";
        Answer first = owner.send(create, Map.of("input", input));
        Answer second = owner.send(create, Map.of("input", input));
        assertThat(second.data("")).isEqualTo(first.data(""));
        assertThat(first.data("/backofficePickupPointCreate/pickupPoint/price/amount").asString()).isEqualTo("0.00");
        assertThat(first.data("/backofficePickupPointCreate/pickupPoint/openingText").asString()).isEqualTo(
            "Lu-Sa 10-19\nDi 14-18"
        );
        String id = first.data("/backofficePickupPointCreate/pickupPoint/id").asString();
        input.put("active", false);
        Answer updated = owner.send(
            "mutation ($id: ID!, $input: BackofficePickupPointInput!) { backofficePickupPointUpdate(id: $id, version: 1," +
                " input: $input) { pickupPoint { version active } " +
                ERRORS +
                " } }",
            Map.of("id", id, "input", input)
        );
        assertThat(updated.data("/backofficePickupPointUpdate/pickupPoint/active").asBoolean()).isFalse();
        assertThat(
            owner.send("{ backoffice { pickupPoints { id } } }").data("/backoffice/pickupPoints").size()
        ).isEqualTo(1);
        assertThat(
            neighbour.send("{ backoffice { pickupPoints { id } } }").data("/backoffice/pickupPoints").size()
        ).isZero();
        Answer deleted = owner.send(
            "mutation ($id: ID!) { backofficePickupPointDelete(id: $id, version: 2) { pickupPoint { id } " +
                ERRORS +
                " } }",
            Map.of("id", id)
        );
        assertThat(deleted.data("/backofficePickupPointDelete/pickupPoint/id").asString()).isEqualTo(id);
    }
}
