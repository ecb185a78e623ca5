package io.quelyos.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.AuthTestApplication.MovableClock;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.persistence.redis.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@AuthTest
class SessionsTest {

    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", "Browser\n1.0");

    @Autowired
    private Sessions sessions;

    @Autowired
    private MovableClock clock;

    @Autowired
    private StringRedisTemplate redis;

    @Autowired
    private TestData data;

    private TestTenant tenant;
    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void newTenant() {
        tenant = data.tenant();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void findsASessionByItsSecret() {
        OpenedSession opened = open(SessionKind.STAFF, null);
        Session found = Objects.requireNonNull(sessions.use(opened.secret()));
        assertThat(found).isEqualTo(opened.session());
        assertThat(found.personId()).isEqualTo(person);
        assertThat(found.tenantId()).isEqualTo(tenant.id());
        assertThat(found.userAgent()).isEqualTo("Browser 1.0");
        assertThat(Duration.between(found.createdAt(), found.expiresAt())).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void keepsAHashAndNotTheSecret() {
        OpenedSession opened = open(SessionKind.CUSTOMER, null);
        String prefix = "t:{" + tenant.id() + "}:";
        Set<String> keys = Objects.requireNonNull(redis.keys("*" + tenant.id() + "*"));
        assertThat(keys).containsExactlyInAnyOrder(
            prefix + "session:" + opened.session().hash(),
            prefix + "sessions:customer",
            prefix + "sessions:customer:" + person
        );
        Map<Object, Object> document = redis.opsForHash().entries(prefix + "session:" + opened.session().hash());
        assertThat(document.toString()).doesNotContain(opened.secret());
        assertThat(String.join(" ", keys)).doesNotContain(opened.secret());
        assertThat(opened.toString()).doesNotContain(opened.secret());
        assertThat(keys).allSatisfy(key -> assertThat(redis.getExpire(key)).isPositive());
        // Redis OM must not keep a set of all ids beside the documents: nothing would ever shorten it.
        assertThat(redis.hasKey("t")).isFalse();
    }

    @Test
    void endsTheSessionThatASignInReplaces() {
        OpenedSession guest = sessions.openGuest(tenant.id(), CLIENT);
        OpenedSession customer = open(SessionKind.CUSTOMER, guest.session().hash());
        assertThat(sessions.use(guest.secret())).isNull();
        assertThat(sessions.use(customer.secret())).isNotNull();
        assertThat(customer.secret()).isNotEqualTo(guest.secret());
    }

    @Test
    void endsWhenItLiesUnused() {
        OpenedSession opened = open(SessionKind.STAFF, null);
        clock.advance(Duration.ofMinutes(29));
        assertThat(sessions.use(opened.secret())).isNotNull();
        clock.advance(Duration.ofMinutes(29));
        assertThat(sessions.use(opened.secret())).isNotNull();
        clock.advance(Duration.ofMinutes(31));
        assertThat(sessions.use(opened.secret())).isNull();
    }

    @Test
    void endsAtTheLatestHoweverMuchItIsUsed() {
        OpenedSession opened = open(SessionKind.STAFF, null);
        for (int i = 0; i < 35; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(sessions.use(opened.secret())).isNotNull();
        }
        clock.advance(Duration.ofMinutes(21));
        assertThat(sessions.use(opened.secret())).isNull();
    }

    @Test
    void tellsUntilWhenItLastsUnused() {
        OpenedSession guest = sessions.openGuest(tenant.id(), CLIENT);
        String hash = guest.session().hash();
        Instant opened = guest.session().createdAt();
        assertThat(sessions.openUntil(tenant.id(), hash)).isEqualTo(opened.plus(Duration.ofDays(400)));
        OpenedSession staff = open(SessionKind.STAFF, null);
        Instant begun = staff.session().createdAt();
        assertThat(sessions.openUntil(tenant.id(), staff.session().hash())).isEqualTo(begun.plusSeconds(30 * 60));
        assertThat(sessions.openUntil(tenant.id(), "nobody's")).isNull();

        // A cart may last a year, and is found by the session all the time.
        clock.advance(Duration.ofDays(365));
        assertThat(sessions.use(guest.secret())).isNotNull();
        clock.advance(Duration.ofDays(36));
        assertThat(sessions.use(guest.secret())).isNull();
    }

    @Test
    void notesItsUseOnceAMinute() {
        OpenedSession opened = open(SessionKind.STAFF, null);
        clock.advance(Duration.ofSeconds(30));
        sessions.use(opened.secret());
        assertThat(Objects.requireNonNull(sessions.use(opened.secret())).lastUsedAt()).isEqualTo(
            opened.session().lastUsedAt()
        );
        clock.advance(Duration.ofSeconds(31));
        sessions.use(opened.secret());
        assertThat(Objects.requireNonNull(sessions.use(opened.secret())).lastUsedAt()).isAfter(
            opened.session().lastUsedAt().plusSeconds(60)
        );
    }

    @Test
    void isOverAtOnceWhenRevoked() {
        OpenedSession opened = open(SessionKind.STAFF, null);
        assertThat(sessions.end(tenant.id(), opened.session().hash())).isTrue();
        assertThat(sessions.use(opened.secret())).isNull();
        assertThat(sessions.end(tenant.id(), opened.session().hash())).isFalse();
        assertThat(sessions.listOfPerson(tenant.id(), SessionKind.STAFF, person)).isEmpty();
        assertThat(redis.keys("*" + tenant.id() + "*")).isEmpty();
    }

    @Test
    void listsOnePersonsAndEverybodys() {
        OpenedSession first = open(SessionKind.STAFF, null);
        OpenedSession second = open(SessionKind.STAFF, null);
        OpenedSession colleagues = sessions.open(
            tenant.id(),
            SessionKind.STAFF,
            UUID.randomUUID(),
            "Colleague",
            CLIENT,
            null
        );
        assertThat(sessions.listOfPerson(tenant.id(), SessionKind.STAFF, person)).containsExactlyInAnyOrder(
            first.session(),
            second.session()
        );
        assertThat(sessions.listOfKind(tenant.id(), SessionKind.STAFF)).containsExactlyInAnyOrder(
            first.session(),
            second.session(),
            colleagues.session()
        );
        assertThat(sessions.listOfKind(data.tenant().id(), SessionKind.STAFF)).isEmpty();
        assertThat(sessions.findById(tenant.id(), SessionKind.STAFF, person, colleagues.session().id())).isNull();
        assertThat(sessions.findById(tenant.id(), SessionKind.STAFF, null, colleagues.session().id())).isEqualTo(
            colleagues.session()
        );
    }

    @Test
    void endsAllOfAPersonButOne() {
        OpenedSession kept = open(SessionKind.CUSTOMER, null);
        List<OpenedSession> others = List.of(open(SessionKind.CUSTOMER, null), open(SessionKind.CUSTOMER, null));
        int ended = sessions.endAll(tenant.id(), SessionKind.CUSTOMER, person, kept.session().hash());
        assertThat(ended).isEqualTo(2);
        assertThat(others).allSatisfy(other -> assertThat(sessions.use(other.secret())).isNull());
        assertThat(sessions.use(kept.secret())).isNotNull();
    }

    @Test
    void keepsNoMoreThanFiftyOfOnePerson() {
        OpenedSession first = open(SessionKind.STAFF, null);
        for (int i = 0; i < 50; i++) {
            clock.advance(Duration.ofSeconds(1));
            open(SessionKind.STAFF, null);
        }
        assertThat(sessions.listOfPerson(tenant.id(), SessionKind.STAFF, person)).hasSize(50);
        assertThat(sessions.use(first.secret())).isNull();
    }

    @Test
    void takesNoOtherTextForASecret() {
        OpenedSession opened = open(SessionKind.STAFF, null);
        String secret = opened.secret();
        for (String text : List.of(
            "",
            "x",
            secret + "=",
            secret.substring(1),
            "!".repeat(64),
            opened.session().hash()
        )) {
            assertThat(sessions.use(text)).isNull();
        }
        char other = secret.charAt(40) == 'A' ? 'B' : 'A';
        assertThat(sessions.use(secret.substring(0, 40) + other + secret.substring(41))).isNull();
    }

    private OpenedSession open(SessionKind kind, @Nullable String replaced) {
        return sessions.open(tenant.id(), kind, person, "Person", CLIENT, replaced);
    }
}
