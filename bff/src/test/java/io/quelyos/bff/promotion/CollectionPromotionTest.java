package io.quelyos.bff.promotion;

import static io.quelyos.bff.promotion.PromotionBench.id;
import static io.quelyos.bff.promotion.PromotionBench.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.pricing.PricedLine;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Promotions of what is in a collection: by its rule or pinned to it, at the moment of pricing. */
@ServerTest
class CollectionPromotionTest {

    private static final String CREATE =
        "mutation ($input: BackofficePromotionInput!) { backofficePromotionCreate(input: $input) {" +
        " promotion { id targets { collectionIds } rewardTargets { collectionIds } } userErrors { code field } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private PromotionBench bench;

    @Autowired
    private BasketPricer pricer;

    private TenantContext tenant;
    private GraphQlClient owner;
    private UUID sock;
    private UUID shoe;

    @BeforeEach
    void furnish() {
        tenant = bench.tenant();
        owner = GraphQlClient.of(port).tenant(tenant.slug()).staff(bench.signIn(tenant, "OWNER"));
        sock = bench.article(tenant, 1000, List.of());
        shoe = bench.article(tenant, 9000, List.of());
    }

    @Test
    void givesAPromotionToWhatIsInItsCollection() {
        UUID winter = collection(tenant, "{\"priceFromMinor\": 1}", List.of());
        UUID gifts = collection(tenant, null, List.of(sock));
        assertThat(winter).isNotEqualTo(gifts);
        String promotion = create(Map.of("collectionIds", List.of(GlobalId.encode("col", gifts))));
        activate(promotion);
        assertThat(discounts()).containsExactly(200L, 0L);
        bench.execute("delete from collection_product where collection_id = ?", gifts);
        bench.execute(
            "insert into collection_product (tenant_id, collection_id, product_id, position) values (?, ?, ?, 1)",
            tenant.tenantId().value(),
            gifts,
            bench.productOf(shoe)
        );
        assertThat(discounts()).containsExactly(0L, 900L);
    }

    @Test
    void opensACouponForWhatIsInItsCollection() {
        UUID gifts = collection(tenant, null, List.of(sock));
        UUID promotion = bench.tenPercent(
            tenant,
            true,
            null,
            null,
            new Targets(Set.of(), Set.of(), Set.of(), Set.of(gifts), Set.of(), Set.of(), Set.of())
        );
        bench.coupon(tenant, promotion, "GIFTS", null);
        assertThat(priced(tenant, List.of("GIFTS"))).containsExactly(200L, 0L);
        assertThat(priced(tenant, List.of())).containsExactly(0L, 0L);
    }

    @Test
    void refusesCollectionsOfOthersAndUnknownOnes() {
        TenantContext twin = bench.tenant();
        UUID foreign = collection(twin, null, List.of(bench.article(twin, 1000, List.of())));
        for (UUID unknown : List.of(foreign, id())) {
            Map<String, Object> targets = Map.of("collectionIds", List.of(GlobalId.encode("col", unknown)));
            Answer answer = owner.send(CREATE, Map.of("input", input(targets)));
            assertThat(answer.texts("/backofficePromotionCreate/userErrors", "/code")).containsExactly("NOT_FOUND");
            assertThat(answer.texts("/backofficePromotionCreate/userErrors", "/field/1")).containsExactly("targets");
        }
        assertThat(
            bench.count("select count(*) from promotion where tenant_id = ?", tenant.tenantId().value())
        ).isZero();
    }

    @Test
    void asksForCollectionsInOneStatementAndOnlyWhereARuleNamesOne() {
        UUID gifts = collection(tenant, null, List.of(sock));
        List<BasketRequest.Line> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(new BasketRequest.Line(id(), i % 2 == 0 ? sock : shoe, 1 + i, 1000));
        }
        var one = request(null, List.of(), new BasketRequest.Line(id(), sock, 1, 1000));
        var all = request(null, List.of(), many.toArray(new BasketRequest.Line[0]));
        assertSettlesAt(1, one);
        assertThat(statements(all)).isEqualTo(1);
        activate(create(Map.of("collectionIds", List.of(GlobalId.encode("col", gifts)))));
        assertSettlesAt(2, one);
        assertThat(statements(all)).isEqualTo(2);
    }

    /** Notices of what this test wrote may still be under way and make the server forget once more. */
    private void assertSettlesAt(int expected, BasketRequest request) {
        for (int attempt = 0; attempt < 200 && statements(request) != expected; attempt++) {
            pause();
        }
        assertThat(statements(request)).isEqualTo(expected);
    }

    private int statements(BasketRequest request) {
        SqlStatements.clear();
        pricer.price(tenant, request);
        return SqlStatements.seenQueries().size();
    }

    private List<Long> discounts() {
        return priced(tenant, List.of());
    }

    private List<Long> priced(TenantContext context, List<String> codes) {
        var socks = new BasketRequest.Line(id(), sock, 2, 1000);
        var shoes = new BasketRequest.Line(id(), shoe, 1, 9000);
        return pricer
            .price(context, request(null, codes, socks, shoes))
            .lines()
            .stream()
            .map(PricedLine::discountMinor)
            .toList();
    }

    private String create(Map<String, Object> targets) {
        Answer created = owner.send(CREATE, Map.of("input", input(targets)));
        assertThat(created.data("/backofficePromotionCreate/userErrors")).isEmpty();
        assertThat(created.texts("/backofficePromotionCreate/promotion/targets/collectionIds", "")).isEqualTo(
            targets.get("collectionIds")
        );
        return created.data("/backofficePromotionCreate/promotion/id").asString();
    }

    private void activate(String promotion) {
        Answer done = owner.send(
            "mutation ($id: ID!) { backofficePromotionActivate(id: $id, version: 1) { userErrors { code } } }",
            Map.of("id", promotion)
        );
        assertThat(done.data("/backofficePromotionActivate/userErrors")).isEmpty();
    }

    private static Map<String, Object> input(Map<String, Object> targets) {
        return Map.of("name", "Gifts", "kind", "PERCENTAGE", "percentage", "10", "targets", targets);
    }

    private UUID collection(TenantContext context, @Nullable String rule, List<UUID> pinned) {
        UUID collection = id();
        UUID owning = context.tenantId().value();
        bench.execute(
            "insert into collection (tenant_id, id, slug, name, rule) values (?, ?, ?, 'Gifts', cast(? as jsonb))",
            owning,
            collection,
            "c-" + collection,
            rule
        );
        for (UUID article : pinned) {
            bench.execute(
                "insert into collection_product (tenant_id, collection_id, product_id, position) values (?, ?, ?, 1)",
                owning,
                collection,
                bench.productOf(article)
            );
        }
        return collection;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
