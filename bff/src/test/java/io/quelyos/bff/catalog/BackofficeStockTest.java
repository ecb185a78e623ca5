package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Stock that staff set and change. */
@ServerTest
class BackofficeStockTest {

    private static final String ADJUST =
        "$variantId: ID!, $locationId: ID!, $delta: Int!, $reason: String, $allowNegative: Boolean!";
    private static final String SET = "$variantId: ID!, $locationId: ID!, $quantity: Int!, $expectedQuantity: Int";
    private static final String LEVEL = "stockLevel { quantity location { code version position } }";

    @Autowired
    private ApplicationContext server;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = Counter.open(server);
    }

    @Test
    void addsAndTakesAwayButNeverBelowNone() {
        assertThat(adjust(-2, false).toString()).isEqualTo(
            "{\"stockLevel\":{\"quantity\":3,\"location\":{\"code\":\"here\",\"version\":1,\"position\":0}},\"userErrors\":[]}"
        );
        assertThat(Counter.codes(adjust(-4, false))).containsExactly("WRONG_STATE");
        assertThat(quantity()).isEqualTo("3");
        assertThat(Counter.done(adjust(-4, true)).at("/stockLevel/quantity").asInt()).isEqualTo(-1);
        // What brings it nearer to none again is never refused.
        assertThat(Counter.done(adjust(1, false)).at("/stockLevel/quantity").asInt()).isZero();
        assertThat(Counter.codes(adjust(1_000_000_001, false))).containsExactly("INVALID");
        assertThat(counter.trail()).isEqualTo("stock.adjust stock.adjust stock.adjust");
        assertThat(
            counter.query(
                "select (detail::jsonb ->> 'from') || ' ' || (detail::jsonb ->> 'to') || ' ' || (detail::jsonb ->> 'reason')" +
                    " from audit_entry where tenant_id = '%s' order by created_at limit 1"
            )
        ).isEqualTo("5 3 Inventaire");
        assertThat(
            counter.query(
                "select string_agg(distinct quantity::text, ' ') from stock_level where tenant_id = '" +
                    counter.twin().id() +
                    "'"
            )
        ).isEqualTo("5");
    }

    @Test
    void setsOnlyWhatTheAuthorSaw() {
        assertThat(Counter.codes(set(9, 4))).containsExactly("CONFLICT");
        assertThat(quantity()).isEqualTo("5");
        assertThat(Counter.done(set(9, 5)).at("/stockLevel/quantity").asInt()).isEqualTo(9);
        assertThat(Counter.codes(set(-1, null))).containsExactly("INVALID");
        assertThat(Counter.done(set(0, null)).at("/stockLevel/quantity").asInt()).isZero();
    }

    @Test
    void knowsAtOnceWhatCanBeBoughtBundlesIncluded() {
        counter.execute(
            "insert into bundle_item select p.tenant_id, p.id, 1, v.id, 2 from product p join variant v on" +
                " v.tenant_id = p.tenant_id and v.sku = 'P-a' where p.tenant_id = '%s' and p.slug = 'q'"
        );
        Counter.done(set(1, null));
        String available = "{ shop { a: product(slug: \"p\") { available } b: product(slug: \"q\") { available } } }";
        assertThat(counter.shelf().visitor(counter.tenant()).send(available).data("/shop").toString()).isEqualTo(
            "{\"a\":{\"available\":true},\"b\":{\"available\":false}}"
        );
        Counter.done(adjust(1, false));
        assertThat(
            counter.shelf().visitor(counter.tenant()).send(available).data("/shop/b/available").asBoolean()
        ).isTrue();
    }

    @Test
    void countsEveryPieceHoweverManyTakeAtOnce() throws Exception {
        Counter.done(set(10, null));
        List<Callable<Answer>> takers = new ArrayList<>();
        for (int number = 0; number < 24; number++) {
            takers.add(() ->
                counter.answer(counter.owner(), "backofficeStockAdjust", ADJUST, LEVEL, variables(-1, false))
            );
        }
        int taken = 0;
        int refused = 0;
        try (var executor = Executors.newFixedThreadPool(12)) {
            for (var future : executor.invokeAll(takers)) {
                JsonNode payload = future.get().data("/backofficeStockAdjust");
                taken += payload.path("stockLevel").isNull() ? 0 : 1;
                refused += Counter.codes(payload).equals(List.of("WRONG_STATE")) ? 1 : 0;
            }
        }
        assertThat(List.of(taken, refused)).containsExactly(10, 14);
        assertThat(quantity()).isEqualTo("0");
        assertThat(
            counter.query("select count(*) from audit_entry where tenant_id = '%s' and action = 'stock.adjust'")
        ).isEqualTo("10");
    }

    @Test
    void changesStockOnceForARepeatedKey() {
        String once =
            "mutation ($variantId: ID!, $locationId: ID!) { backofficeStockAdjust(variantId: $variantId," +
            " locationId: $locationId, delta: -2) @idempotent(key: \"stock-once-only\") { " +
            LEVEL +
            " userErrors { code } } }";
        Map<String, Object> variables = Map.of("variantId", counter.variant("P-a"), "locationId", counter.location());
        Answer first = counter.owner().send(once, variables);
        Answer second = counter.owner().send(once, variables);
        assertThat(first.data("/backofficeStockAdjust/stockLevel/quantity").asInt()).isEqualTo(3);
        assertThat(second.data("")).isEqualTo(first.data(""));
        assertThat(quantity()).isEqualTo("3");
    }

    @Test
    void knowsNoPlaceOfAnotherTenant() {
        Map<String, Object> variables = variables(-1, false);
        variables.put("locationId", GlobalId.encode("loc", counter.twin().location()));
        assertThat(Counter.codes(counter.send("backofficeStockAdjust", ADJUST, LEVEL, variables))).containsExactly(
            "NOT_FOUND"
        );
    }

    private JsonNode adjust(int delta, boolean allowNegative) {
        return counter.send("backofficeStockAdjust", ADJUST, LEVEL, variables(delta, allowNegative));
    }

    private Map<String, Object> variables(int delta, boolean allowNegative) {
        return new HashMap<>(
            Map.of(
                "variantId",
                counter.variant("P-a"),
                "locationId",
                counter.location(),
                "delta",
                delta,
                "reason",
                "Inventaire",
                "allowNegative",
                allowNegative
            )
        );
    }

    private JsonNode set(int quantity, @Nullable Integer expected) {
        Map<String, Object> variables = new HashMap<>(
            Map.of("variantId", counter.variant("P-a"), "locationId", counter.location(), "quantity", quantity)
        );
        if (expected != null) {
            variables.put("expectedQuantity", expected);
        }
        return counter.send("backofficeStockSet", SET, LEVEL, variables);
    }

    private String quantity() {
        return counter.query(
            "select s.quantity from stock_level s join variant v on v.id = s.variant_id where s.tenant_id = '%s' and v.sku = 'P-a'"
        );
    }
}
