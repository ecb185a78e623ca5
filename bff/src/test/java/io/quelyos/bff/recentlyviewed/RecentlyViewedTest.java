package io.quelyos.bff.recentlyviewed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.Plan;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.redis.RecentlyViewedStore;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@ServerTest
class RecentlyViewedTest {

    private static final String LIST = "query ($n: Int! = 12) { shop { recentlyViewed(first: $n) { slug } } }";
    private static final String VIEW =
        "mutation ($id: ID!) { shopProductViewed(id: $id) { recorded userErrors { code field } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private Sessions sessions;

    @Autowired
    private ShopCookie cookie;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private ProductPageMapper productPages;

    private TestTenant tenant;
    private TestTenant twin;
    private final List<UUID> products = new ArrayList<>();
    private final List<UUID> twins = new ArrayList<>();

    @BeforeEach
    void fill() {
        tenant = tenants.create("GROWTH");
        twin = tenants.create("GROWTH");
        for (int number = 0; number < 4; number++) {
            products.add(product(tenant, "p-" + number));
            twins.add(product(twin, "p-" + number));
        }
    }

    @Test
    void remembersForAGuestTheLastOneFirst() {
        GraphQlClient guest = guest();
        for (int number : List.of(0, 1, 2, 0)) {
            assertThat(view(guest, products.get(number)).data("/shopProductViewed").toString()).isEqualTo(
                "{\"recorded\":true,\"userErrors\":[]}"
            );
        }
        assertThat(viewed(guest)).containsExactly("p-0", "p-2", "p-1");
        assertThat(guest.send(LIST, Map.of("n", 2)).texts("/shop/recentlyViewed", "/slug")).containsExactly(
            "p-0",
            "p-2"
        );
        assertThat(viewed(guest())).as("another guest").isEmpty();
        for (int wrong : List.of(0, 51, -1)) {
            assertThat(guest.send(LIST, Map.of("n", wrong)).errorCodes()).containsExactly("BAD_USER_INPUT");
        }
    }

    @Test
    void showsNothingThatIsNotPublishedNorAnotherTenants() {
        GraphQlClient guest = guest();
        view(guest, products.get(0));
        view(guest, products.get(1));
        assertThat(view(guest, twins.get(0)).data("/shopProductViewed").toString()).isEqualTo(
            "{\"recorded\":false,\"userErrors\":[{\"code\":\"NOT_FOUND\",\"field\":[\"id\"]}]}"
        );
        run("update product set status = 'ARCHIVED' where id = ?", products.get(1));
        assertThat(view(guest, products.get(1)).data("/shopProductViewed/recorded").asBoolean()).isFalse();
        run("update product set published_at = now() + interval '1 day' where id = ?", products.get(2));
        assertThat(view(guest, products.get(2)).data("/shopProductViewed/recorded").asBoolean()).isFalse();
        assertThat(viewed(guest)).containsExactly("p-0");
    }

    @Test
    void remembersNothingWithoutASession() {
        GraphQlClient visitor = GraphQlClient.of(port).tenant(tenant.slug());
        assertThat(view(visitor, products.get(0)).data("/shopProductViewed").toString()).isEqualTo(
            "{\"recorded\":false,\"userErrors\":[]}"
        );
        assertThat(viewed(visitor)).isEmpty();
    }

    @Test
    void bringsTheGuestsListAlongToTheCustomer() {
        GraphQlClient elsewhere = signUp(GraphQlClient.of(port).tenant(tenant.slug()), "buyer@mail.example");
        view(elsewhere, products.get(3));
        view(elsewhere, products.get(0));
        GraphQlClient guest = guest();
        view(guest, products.get(1));
        view(guest, products.get(0));

        GraphQlClient customer = signIn(guest, "buyer@mail.example");

        assertThat(viewed(customer)).containsExactly("p-0", "p-1", "p-3");
        assertThat(viewed(elsewhere)).as("the same customer").containsExactly("p-0", "p-1", "p-3");
        GraphQlClient fresh = guest();
        view(fresh, products.get(2));
        assertThat(viewed(signUp(fresh, "new@mail.example"))).containsExactly("p-2");
    }

    @Test
    void keepsABoundedListForAWhileUnderTheTenant() {
        GraphQlClient guest = guest();
        for (int number = 0; number < 55; number++) {
            view(guest, product(tenant, "q-" + number)).data("");
        }
        assertThat(guest.send(LIST, Map.of("n", 50)).texts("/shop/recentlyViewed", "/slug"))
            .hasSize(50)
            .startsWith("q-54", "q-53")
            .endsWith("q-5");
        List<String> keys = List.copyOf(redis.keys("t:{" + tenant.id() + "}:viewed:*"));
        assertThat(keys).hasSize(1);
        assertThat(redis.getExpire(keys.getFirst())).isBetween(89 * 86_400L, 90 * 86_400L);
        assertThat(redis.opsForZSet().zCard(keys.getFirst())).isEqualTo(50);
    }

    @Test
    void doesWithoutWhenRedisDoesNotAnswer() {
        var nowhere = new JedisConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", 1));
        nowhere.afterPropertiesSet();
        nowhere.start();
        var store = new RecentlyViewedStore(new StringRedisTemplate(nowhere));
        var settings = new RecentlyViewedSettings(50, Duration.ofDays(90), Duration.ofSeconds(1));
        var viewed = new RecentlyViewed(tenantDb, productPages, store, settings, Clock.systemUTC());
        TenantContext customer = context(new Actor.Customer(UUID.randomUUID(), "session"));
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(viewed.list(customer, 12)).isEmpty();
            assertThat(viewed.record(customer, products.get(0)).recorded()).isFalse();
            viewed.afterSignIn(context(new Actor.Visitor("session")), UUID.randomUUID());
        }
        nowhere.destroy();
    }

    private TenantContext context(Actor actor) {
        Currency euro = Currency.getInstance("EUR");
        return new TenantContext(
            tenant.id(),
            tenant.slug(),
            "Test",
            actor,
            Set.of(),
            Plan.GROWTH,
            Locale.FRANCE,
            euro,
            null,
            Locale.FRANCE,
            euro,
            1_000_000
        );
    }

    private GraphQlClient guest() {
        var opened = sessions.openGuest(tenant.id(), new ClientInfo("127.0.0.1", "test"));
        return GraphQlClient.of(port)
            .tenant(tenant.slug())
            .cookie(cookie.name() + "=" + opened.secret());
    }

    private GraphQlClient signUp(GraphQlClient guest, String email) {
        return withCookieOf(guest, new Mailbox(tenants).open(guest, tenant, email, "a-good-password"));
    }

    private GraphQlClient signIn(GraphQlClient guest, String email) {
        return withCookieOf(
            guest,
            guest.send(
                "mutation ($e: String!) { shopSignIn(input: { email: $e, password: \"a-good-password\" }) { userErrors { code } } }",
                Map.of("e", email)
            )
        );
    }

    private GraphQlClient withCookieOf(GraphQlClient guest, Answer answer) {
        answer.data("");
        String set = answer.header("Set-Cookie");
        assertThat(set).as(answer.body()).isNotEmpty();
        return guest.cookie(set.substring(0, set.indexOf(';')));
    }

    private static Answer view(GraphQlClient client, UUID product) {
        return client.send(VIEW, Map.of("id", GlobalId.encode("prd", product)));
    }

    private static List<String> viewed(GraphQlClient client) {
        return client.send(LIST).texts("/shop/recentlyViewed", "/slug");
    }

    private UUID product(TestTenant of, String slug) {
        UUID id = UUID.randomUUID();
        run(
            "insert into product (tenant_id, id, slug, name, name_key, status, published_at)" +
                " values (?, ?, ?, 'P', 'p', 'ACTIVE', now() - interval '1 day')",
            of.id().value(),
            id,
            slug
        );
        return id;
    }

    private void run(String sql, Object... parameters) {
        tenants.superuser().sql(sql).params(parameters).update();
    }
}
