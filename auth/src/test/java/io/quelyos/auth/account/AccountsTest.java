package io.quelyos.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.AuthTest;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.auth.account.ShopSignInOutcome.SignedIn;
import io.quelyos.auth.account.StaffSignInOutcome.Workplace;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.session.Session;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@AuthTest
class AccountsTest {

    private static final String PASSWORD = "correct horse battery";

    @Autowired
    private ShopAccounts shop;

    @Autowired
    private StaffAccounts staff;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Passwords passwords;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private TestData data;

    private TestTenant tenant;
    private TestTenant twin;
    private String email;
    private ClientInfo client;

    @BeforeEach
    void newPeople() {
        tenant = data.tenant();
        twin = data.tenant();
        email = "marie" + UUID.randomUUID() + "@mail.example";
        client = new ClientInfo("2001:db8:" + Integer.toHexString(email.hashCode() & 0xffff) + "::1", "Test");
    }

    @Test
    void theSameAddressIsAnotherPersonElsewhere() {
        data.customer(tenant, email, passwords.hash(PASSWORD));
        data.customer(twin, email, passwords.hash("another password"));
        assertThat(shop.signIn(visitor(twin), email, PASSWORD, client)).isEqualTo(
            new ShopSignInOutcome.WrongCredentials()
        );
        assertThat(shop.signIn(visitor(twin), email, "another password", client)).isInstanceOf(SignedIn.class);
        assertThat(shop.signIn(visitor(tenant), " " + email.toUpperCase(Locale.ROOT), PASSWORD, client)).isInstanceOf(
            SignedIn.class
        );
    }

    @Test
    void answersUnknownAndKnownPeopleAlike() {
        data.customer(tenant, email, passwords.hash(PASSWORD));
        assertThat(shop.signIn(visitor(tenant), email, "wrong password", client))
            .isEqualTo(shop.signIn(visitor(tenant), "x" + email, "wrong password", client))
            .isEqualTo(shop.signIn(visitor(tenant), "no address", "wrong password", client));
        for (int i = 0; i < 4; i++) {
            shop.signIn(visitor(tenant), email, "wrong password", client);
            shop.signIn(visitor(tenant), "x" + email, "wrong password", client);
        }
        assertThat(shop.signIn(visitor(tenant), email, PASSWORD, client)).isInstanceOf(
            ShopSignInOutcome.Throttled.class
        );
        assertThat(shop.signIn(visitor(tenant), "x" + email, PASSWORD, client)).isInstanceOf(
            ShopSignInOutcome.Throttled.class
        );
    }

    @Test
    void signsACustomerInOutAndLists() {
        UUID id = data.customer(tenant, email, passwords.hash(PASSWORD));
        var guest = shop.openGuestSession(visitor(tenant), client);
        TenantContext guestContext = context(tenant, new Actor.Visitor(guest.session().hash()));
        var signedIn = (SignedIn) shop.signIn(guestContext, email, PASSWORD, client);
        assertThat(sessions.use(guest.secret())).as("the guest's session").isNull();
        assertThat(signedIn.setCookie())
            .startsWith("__Host-quelyos-shop=")
            .contains("Path=/", "Max-Age=7776000", "Secure", "HttpOnly", "SameSite=Lax")
            .doesNotContain("Domain");

        TenantContext customer = context(tenant, new Actor.Customer(id, signedIn.session().hash()));
        assertThat(Objects.requireNonNull(shop.findSignedIn(customer)).email()).isEqualTo(email);
        var other = (SignedIn) shop.signIn(visitor(tenant), email, PASSWORD, client);
        assertThat(shop.listSessions(customer)).hasSize(2);
        assertThat(shop.revoke(context(twin, new Actor.Customer(id, "x")), other.session().id())).isEqualTo(
            new SessionRevokeOutcome.NotFound()
        );
        assertThat(shop.revoke(customer, UUID.randomUUID())).isEqualTo(new SessionRevokeOutcome.NotFound());
        assertThat(shop.listSessions(customer)).hasSize(2);
        assertThat(shop.revoke(customer, other.session().id())).isEqualTo(
            new SessionRevokeOutcome.Revoked(other.session().id(), false)
        );
        assertThat(shop.listSessions(customer)).extracting(Session::id).containsExactly(signedIn.session().id());
        assertThat(shop.signOut(customer)).isTrue();
        assertThat(shop.signOut(customer)).isFalse();
        assertThat(shop.clearCookie()).contains("Max-Age=0");
    }

    @Test
    void hashesAnewWhenTheParametersChanged() {
        String weaker = String.valueOf(new Argon2PasswordEncoder(16, 32, 1, 4096, 2).encode(PASSWORD));
        UUID id = data.customer(tenant, email, weaker);
        UUID account = data.staff(email, weaker);
        data.member(tenant, account, "OWNER");
        assertThat(shop.signIn(visitor(tenant), email, PASSWORD, client)).isInstanceOf(SignedIn.class);
        assertThat(staff.signIn(new UnboundContext(), email, PASSWORD, null, client)).isInstanceOf(
            StaffSignInOutcome.SignedIn.class
        );
        TenantContext customer = context(tenant, new Actor.Customer(id, "x"));
        assertThat(Objects.requireNonNull(shop.findSignedIn(customer)).passwordHash()).contains("m=19456,t=2,p=1");
        assertThat(data.staffHash(account)).contains("m=19456,t=2,p=1");
        assertThat(shop.signIn(visitor(tenant), email, PASSWORD, client)).isInstanceOf(SignedIn.class);
    }

    @Test
    void asksStaffOfSeveralTenantsToChoose() {
        TestTenant suspended = data.tenant();
        UUID account = data.staff(email, passwords.hash(PASSWORD));
        data.member(tenant, account, "OWNER");
        data.member(twin, account, "SUPPORT");
        data.member(suspended, account, "OWNER");
        data.suspend(suspended);

        var choice = (StaffSignInOutcome.ChoiceNeeded) staff.signIn(
            new UnboundContext(),
            email,
            PASSWORD,
            null,
            client
        );
        assertThat(choice.workplaces()).containsExactlyInAnyOrder(
            new Workplace(tenant.slug(), "Tenant " + tenant.slug(), "OWNER"),
            new Workplace(twin.slug(), "Tenant " + twin.slug(), "SUPPORT")
        );
        var bySlug = (StaffSignInOutcome.SignedIn) staff.signIn(
            new UnboundContext(),
            email,
            PASSWORD,
            twin.slug(),
            client
        );
        assertThat(bySlug.workplace().role()).isEqualTo("SUPPORT");
        assertThat(bySlug.session().session().tenantId()).isEqualTo(twin.id());
        var byRequest = (StaffSignInOutcome.SignedIn) staff.signIn(visitor(tenant), email, PASSWORD, null, client);
        assertThat(byRequest.session().session().tenantId()).isEqualTo(tenant.id());
    }

    @Test
    void refusesTenantsThatStaffDoNotWorkFor() {
        UUID account = data.staff(email, passwords.hash(PASSWORD));
        data.member(tenant, account, "OWNER");
        assertThat(staff.signIn(new UnboundContext(), email, PASSWORD, twin.slug(), client))
            .isEqualTo(staff.signIn(new UnboundContext(), email, PASSWORD, "nobody", client))
            .isEqualTo(new StaffSignInOutcome.TenantNotAvailable());
        assertThatThrownBy(() ->
            staff.signIn(visitor(tenant), email, PASSWORD, twin.slug(), client)
        ).isInstanceOfSatisfying(ApiException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.TENANT_MISMATCH)
        );
        data.suspend(tenant);
        assertThat(staff.signIn(new UnboundContext(), email, PASSWORD, null, client)).isEqualTo(
            new StaffSignInOutcome.TenantNotAvailable()
        );
        data.close(account);
        assertThat(staff.signIn(new UnboundContext(), email, PASSWORD, null, client)).isEqualTo(
            new StaffSignInOutcome.WrongCredentials()
        );
    }

    @Test
    void countsStaffAttemptsAcrossTenants() {
        UUID account = data.staff(email, passwords.hash(PASSWORD));
        data.member(tenant, account, "OWNER");
        for (int i = 0; i < 5; i++) {
            staff.signIn(visitor(i % 2 == 0 ? tenant : twin), email, "wrong password", null, client);
        }
        assertThat(staff.signIn(visitor(tenant), email, PASSWORD, null, client)).isInstanceOf(
            StaffSignInOutcome.Throttled.class
        );
    }

    @Test
    void letsOnlyTheRightStaffEndColleaguesSessions() {
        UUID boss = data.staff(email, passwords.hash(PASSWORD));
        UUID helper = data.staff("h" + email, passwords.hash(PASSWORD));
        data.member(tenant, boss, "OWNER");
        data.member(tenant, helper, "SUPPORT");
        TenantContext bosss = staffContext(boss, "OWNER", email);
        TenantContext helpers = staffContext(helper, "SUPPORT", "h" + email);
        Session bossSession = staff.listSessions(bosss, false).getFirst();
        Session helperSession = staff.listSessions(helpers, false).getFirst();

        assertThatThrownBy(() -> staff.listSessions(helpers, true)).isInstanceOf(ApiException.class);
        assertThat(staff.revoke(helpers, bossSession.id())).isEqualTo(new SessionRevokeOutcome.NotFound());
        assertThat(staff.listSessions(bosss, true)).hasSize(2);
        assertThat(staff.revoke(bosss, helperSession.id())).isEqualTo(
            new SessionRevokeOutcome.Revoked(helperSession.id(), false)
        );
        assertThat(staff.listSessions(bosss, true)).extracting(Session::id).containsExactly(bossSession.id());
        assertThat(staff.revoke(bosss, bossSession.id())).isEqualTo(
            new SessionRevokeOutcome.Revoked(bossSession.id(), true)
        );
        assertThat(staff.signOut(bosss)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Marie@Example.COM, marie@example.com",
        "' a.b+c@x-y.example ', a.b+c@x-y.example",
        "a@café.example, a@xn--caf-dma.example",
    })
    void normalizesAddresses(String typed, String normal) {
        assertThat(EmailAddress.normalize(typed)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "",
            "@",
            "a@",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@b..example",
            "a..b@c.example",
            "a@b@c.example",
            "é@b.example",
            "<a@b.example>",
            "a\u0000@b.example",
        }
    )
    void refusesWhatIsNoAddress(String typed) {
        assertThat(EmailAddress.normalize(typed)).isNull();
        assertThat(EmailAddress.normalize("a".repeat(65) + "@b.example")).isNull();
        assertThat(EmailAddress.normalize("a@" + "b".repeat(300) + ".example")).isNull();
    }

    private TenantContext staffContext(UUID account, String role, String address) {
        var signedIn = (StaffSignInOutcome.SignedIn) staff.signIn(
            new UnboundContext(),
            address,
            PASSWORD,
            null,
            client
        );
        Tenant found = Objects.requireNonNull(directory.findById(tenant.id()));
        return found.context(
            new Actor.Staff(account, "Person", role, signedIn.session().session().hash()),
            RolePermissions.ofRole(role)
        );
    }

    private TenantContext visitor(TestTenant where) {
        return context(where, new Actor.Visitor(null));
    }

    private TenantContext context(TestTenant where, Actor actor) {
        return Objects.requireNonNull(directory.findById(where.id())).context(actor, Set.of());
    }
}
