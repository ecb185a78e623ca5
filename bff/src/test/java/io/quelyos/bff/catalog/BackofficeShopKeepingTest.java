package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.ServerTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Reviews and the shop's policy, as staff keep them in order. */
@ServerTest
class BackofficeShopKeepingTest {

    private static final String EDIT = "$id: ID!, $version: Int!";

    @Autowired
    private ApplicationContext server;

    private Counter counter;

    @BeforeEach
    void open() {
        counter = Counter.open(server);
    }

    @Test
    void moderatesReviews() {
        counter
            .shelf()
            .database()
            .execute(Reviews.insert(counter.tenant(), "p", 4, "Ana", 2, "PENDING"));
        counter
            .shelf()
            .database()
            .execute(Reviews.insert(counter.twin(), "p", 1, "Bob", 1, "PENDING"));
        JsonNode pending = counter
            .owner()
            .send("{ backoffice { reviews { nodes { id version authorName status } } } }")
            .data("/backoffice/reviews/nodes");
        assertThat(pending.size()).isEqualTo(1);
        Map<String, Object> first = Map.of("id", pending.at("/0/id").asString(), "version", 1);
        String shown = "review { status version }";
        Counter.done(counter.send("backofficeReviewPublish", EDIT, shown, first));
        assertThat(rating()).isEqualTo("1 4");
        assertThat(counter.send("backofficeReviewReject", EDIT, shown, first).path("userErrors").toString()).contains(
            "\"currentVersion\":2"
        );
        Map<String, Object> second = Map.of("id", pending.at("/0/id").asString(), "version", 2);
        assertThat(Counter.codes(counter.send("backofficeReviewPublish", EDIT, shown, second))).containsExactly(
            "WRONG_STATE"
        );
        Counter.done(counter.send("backofficeReviewReject", EDIT, shown, second));
        assertThat(rating()).isEqualTo("0 0");
        assertThat(counter.trail()).isEqualTo("review.publish review.reject");
    }

    @Test
    void changesThePolicyForAllAtOnce() {
        String signature = "$version: Int!, $input: BackofficeShopPolicyUpdateInput!";
        String shown = "shopPolicy { version stockDisplay lowStockThreshold mostUnpaidOrders }";
        String stock = "{ shop { product(slug: \"p\") { variants { stock { quantity } } } } }";
        var visitor = counter.shelf().visitor(counter.tenant());
        assertThat(visitor.send(stock).data("/shop/product/variants/0/stock/quantity").asInt()).isEqualTo(5);
        Map<String, Object> input = Map.of("stockDisplay", "HIDDEN", "lowStockThreshold", 3, "mostUnpaidOrders", 500);
        assertThat(
            Counter.done(
                counter.send("backofficeShopPolicyUpdate", signature, shown, Map.of("version", 0, "input", input))
            )
                .path("shopPolicy")
                .toString()
        ).isEqualTo("{\"version\":1,\"stockDisplay\":\"HIDDEN\",\"lowStockThreshold\":3,\"mostUnpaidOrders\":500}");
        assertThat(visitor.send(stock).data("/shop/product/variants/0/stock/quantity").isNull()).isTrue();
        Map<String, Object> stale = Map.of("version", 0, "input", Map.of("stockDisplay", "EXACT"));
        assertThat(
            counter.send("backofficeShopPolicyUpdate", signature, shown, stale).path("userErrors").toString()
        ).contains("\"currentVersion\":1");
        Map<String, Object> bad = Map.of("version", 1, "input", Map.of("countryCode", "QQ", "mostUnpaidOrders", 0));
        assertThat(
            Counter.codes(counter.send("backofficeShopPolicyUpdate", signature, shown, bad))
        ).containsExactlyInAnyOrder("INVALID", "INVALID");
        assertThat(counter.trail()).isEqualTo("shopPolicy.update");
    }

    private String rating() {
        return counter.query(
            "select rating_count || ' ' || rating_sum from product where tenant_id = '%s' and slug = 'p'"
        );
    }
}
