package io.quelyos.bff.graphql.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.redis.PersistedQueryDocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@ServerTest
class SharedPersistedQueriesTest {

    private static final PersistedQuerySettings SETTINGS = new PersistedQuerySettings(
        1000,
        20,
        5000,
        100,
        Duration.ofHours(6),
        Duration.ofSeconds(2)
    );

    @Autowired
    PersistedQueryDocumentStore store;

    @Autowired
    TenantFactory tenants;

    @Autowired
    TenantDirectory directory;

    @Autowired
    StringRedisTemplate redis;

    SharedPersistedQueries first;
    SharedPersistedQueries second;
    TestTenant tenant;
    RequestContext visitor;
    RequestContext twin;

    @BeforeEach
    void openInstances() {
        first = new SharedPersistedQueries(store, SETTINGS, Clock.systemUTC());
        second = new SharedPersistedQueries(store, SETTINGS, Clock.systemUTC());
        tenant = tenants.create("GROWTH");
        visitor = context(tenant, new Actor.Visitor(null));
        twin = context(tenants.create("GROWTH"), new Actor.Visitor(null));
    }

    @Test
    void sharesAQueryBetweenInstancesButNotBetweenTenantsAndAudiences() {
        String hash = hash();
        first.save(visitor, hash, "{ a }");
        assertThat(second.find(visitor, hash)).isEqualTo("{ a }");
        assertThat(first.find(visitor, hash)).isEqualTo("{ a }");

        assertThat(second.find(twin, hash)).isNull();
        var staff = new Actor.Staff(UUID.randomUUID(), "Ada", "OWNER", "session");
        assertThat(second.find(context(tenant, staff), hash)).isNull();
        assertThat(second.find(new PlatformContext("operator", Set.of()), hash)).isNull();
    }

    @Test
    void keepsOperatorsQueriesUnderThePlatform() {
        var operator = new PlatformContext("operator", Set.of());
        String hash = hash();
        first.save(operator, hash, "{ superAdmin { __typename } }");
        assertThat(second.find(operator, hash)).isEqualTo("{ superAdmin { __typename } }");
        assertThat(redis.hasKey("t:{platform}:persisted-query:OPERATOR:" + hash)).isTrue();
    }

    @Test
    void forgetsAQueryAfterADayUnlessItIsUsed() {
        String hash = hash();
        first.save(visitor, hash, "{ a }");
        String key = "t:{" + tenant.id() + "}:persisted-query:VISITOR:" + hash;
        assertThat(redis.getExpire(key)).isBetween(86_390L, 86_400L);

        redis.expire(key, Duration.ofMinutes(5));
        assertThat(second.find(visitor, hash)).isEqualTo("{ a }");
        assertThat(redis.getExpire(key)).as("a young entry is not written again").isBetween(1L, 300L);

        Clock evening = Clock.fixed(Instant.now().plus(Duration.ofHours(7)), ZoneOffset.UTC);
        var later = new SharedPersistedQueries(store, SETTINGS, evening);
        assertThat(later.find(visitor, hash)).isEqualTo("{ a }");
        assertThat(redis.getExpire(key)).isBetween(86_390L, 86_400L);
    }

    @Test
    void evictsTheFloodingTenantsOwnQueriesOnly() {
        String neighbours = hash();
        String oldest = hash();
        first.save(twin, neighbours, "{ kept }");
        first.save(visitor, oldest, "{ evicted }");
        for (int i = 0; i < 60; i++) {
            first.save(visitor, hash(), "{ flood" + i + " }" + " ".repeat(500));
        }
        assertThat(first.find(twin, neighbours)).isEqualTo("{ kept }");
        assertThat(second.find(twin, neighbours)).isEqualTo("{ kept }");
        assertThat(second.find(visitor, oldest)).isNull();
        assertThat(redis.keys("t:{" + tenant.id() + "}:persisted-query:*")).hasSize(20);
        assertThat(redis.opsForZSet().zCard("t:{" + tenant.id() + "}:persisted-queries:VISITOR")).isEqualTo(20);
    }

    @Test
    void doesNotKeepTextsBeyondTheLimit() {
        String hash = hash();
        first.save(visitor, hash, "#".repeat(1001));
        assertThat(first.find(visitor, hash)).isNull();
        assertThat(redis.keys("t:{" + tenant.id() + "}:persisted-query:*")).isEmpty();
    }

    private RequestContext context(TestTenant of, Actor actor) {
        return Objects.requireNonNull(directory.findBySlug(of.slug())).context(actor, Set.of());
    }

    private static String hash() {
        return UUID.randomUUID().toString().replace("-", "").repeat(2);
    }
}
