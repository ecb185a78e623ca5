package io.quelyos.bff.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.SessionKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Companies are taken in by staff and run by their own people, over HTTP. */
@ServerTest
class CompanyTest {

    private static final String OWN = "{ shop { me { company { name role members { customerId role } } } } }";
    private static final String ACCEPT =
        "mutation ($token: String!) { shopCompanyInvitationAccept(token: $token) { company { name role } userErrors { code } } }";
    private static final String INVITE =
        "mutation ($email: String!) { shopCompanyMemberInvite(email: $email, role: BUYER) { done userErrors { code } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop other;
    private GraphQlClient staff;
    private Mailbox mailbox;
    private UUID boss;
    private UUID buyer;
    private GraphQlClient ada;
    private GraphQlClient bob;
    private String company;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        other = CartShop.open(server);
        mailbox = new Mailbox(shop.database());
        staff = staff();
        boss = shop.customer();
        buyer = shop.customer();
        ada = shop.device(boss);
        bob = shop.device(buyer);
        company = staff
            .send("mutation { backofficeCompanyCreate(name: \"Analytical\") { company { id } } }")
            .data("/backofficeCompanyCreate/company/id")
            .asString();
        invite(staff, boss);
        assertThat(accept(ada, token(boss)).data("/shopCompanyInvitationAccept/company/role").asString()).isEqualTo(
            "ADMIN"
        );
    }

    @Test
    void itsAdministratorsInviteOthers() {
        assertThat(send(ada, buyer).data("/shopCompanyMemberInvite/done").asBoolean()).isTrue();
        assertThat(send(ada, buyer).texts("/shopCompanyMemberInvite/userErrors", "/code")).containsExactly("THROTTLED");
        String token = token(buyer);
        assertThat(
            accept(shop.device(shop.customer()), token).texts("/shopCompanyInvitationAccept/userErrors", "/code")
        )
            .as("a letter that was handed on")
            .containsExactly("INVALID");
        assertThat(
            accept(other.device(other.customer()), token).texts("/shopCompanyInvitationAccept/userErrors", "/code")
        )
            .as("elsewhere")
            .containsExactly("INVALID");
        assertThat(accept(bob, token).data("/shopCompanyInvitationAccept/company/name").asString()).isEqualTo(
            "Analytical"
        );
        assertThat(accept(bob, token).texts("/shopCompanyInvitationAccept/userErrors", "/code")).containsExactly(
            "INVALID"
        );
        assertThat(bob.send(OWN).texts("/shop/me/company/members", "/customerId")).containsExactly(id(buyer));
        assertThat(ada.send(OWN).texts("/shop/me/company/members", "/customerId")).containsExactlyInAnyOrder(
            id(boss),
            id(buyer)
        );
        assertThat(send(bob, shop.customer()).texts("/shopCompanyMemberInvite/userErrors", "/code")).containsExactly(
            "NOT_FOUND"
        );
    }

    @Test
    void answersTheSameForAddressesWithAndWithoutAccount() {
        Answer known = send(ada, buyer);
        Answer unknown = ada.send(INVITE, Map.of("email", UUID.randomUUID() + "@mail.example"));
        assertThat(unknown.body()).isEqualTo(known.body());
    }

    @Test
    void somebodyAlwaysAdministersIt() {
        join();
        assertThat(remove(ada, boss).texts("/shopCompanyMemberRemove/userErrors", "/code")).containsExactly(
            "WRONG_STATE"
        );
        assertThat(role(ada, boss, "BUYER").texts("/shopCompanyMemberRoleSet/userErrors", "/code")).containsExactly(
            "WRONG_STATE"
        );
        assertThat(role(bob, boss, "BUYER").texts("/shopCompanyMemberRoleSet/userErrors", "/code"))
            .as("a buyer decides nothing")
            .containsExactly("NOT_FOUND");
        assertThat(remove(bob, boss).texts("/shopCompanyMemberRemove/userErrors", "/code")).containsExactly(
            "NOT_FOUND"
        );
        assertThat(role(ada, buyer, "ADMIN").data("/shopCompanyMemberRoleSet/userErrors")).isEmpty();
        assertThat(remove(ada, boss).data("/shopCompanyMemberRemove/done").asBoolean()).as("and leaves").isTrue();
        assertThat(ada.send(OWN).data("/shop/me/company").isNull()).isTrue();
        assertThat(bob.send(OWN).data("/shop/me/company/role").asString()).isEqualTo("ADMIN");
    }

    @Test
    void nobodyReachesThePeopleOfOthers() {
        UUID stranger = other.customer();
        for (UUID each : List.of(stranger, buyer)) {
            assertThat(remove(ada, each).body()).isEqualTo(remove(ada, UUID.randomUUID()).body());
            assertThat(role(ada, each, "ADMIN").body()).isEqualTo(role(ada, UUID.randomUUID(), "ADMIN").body());
        }
        assertThat(
            other.one(Long.class, "select count(*) from company_member where tenant_id = ?", other.id())
        ).isZero();
    }

    @Test
    void aCustomerBuysForOneCompanyAndInvitationsEnd() {
        String second = staff
            .send("mutation { backofficeCompanyCreate(name: \"Difference\") { company { id } } }")
            .data("/backofficeCompanyCreate/company/id")
            .asString();
        company = second;
        invite(staff, boss);
        assertThat(accept(ada, token(boss)).texts("/shopCompanyInvitationAccept/userErrors", "/code")).containsExactly(
            "WRONG_STATE"
        );
        send(ada, buyer);
        shop.run("update company_invitation set expires_at = now() where tenant_id = ?", shop.id());
        assertThat(accept(bob, token(buyer)).texts("/shopCompanyInvitationAccept/userErrors", "/code")).containsExactly(
            "INVALID"
        );
    }

    @Test
    void staffSeeAndEndWhatIsThere() {
        join();
        Answer listed = staff.send("{ backoffice { companies { nodes { name memberCount members { role } } } } }");
        assertThat(listed.data("/backoffice/companies/nodes").toString()).isEqualTo(
            "[{\"name\":\"Analytical\",\"memberCount\":2,\"members\":[{\"role\":\"ADMIN\"},{\"role\":\"BUYER\"}]}]"
        );
        Answer taken = staff.send("mutation { backofficeCompanyCreate(name: \"Analytical\") { userErrors { code } } }");
        assertThat(taken.texts("/backofficeCompanyCreate/userErrors", "/code")).containsExactly("TAKEN");
        Answer gone = staff.send(
            "mutation ($id: ID!) { backofficeCompanyDelete(id: $id, version: 1) { deletedId userErrors { code } } }",
            Map.of("id", company)
        );
        assertThat(gone.data("/backofficeCompanyDelete/deletedId").asString()).isEqualTo(company);
        assertThat(ada.send(OWN).data("/shop/me/company").isNull()).isTrue();
        assertThat(ada.send("{ shop { me { email } } }").data("/shop/me").isNull()).isFalse();
    }

    private void join() {
        send(ada, buyer);
        accept(bob, token(buyer)).data("/shopCompanyInvitationAccept/company/name");
    }

    private void invite(GraphQlClient by, UUID customer) {
        Answer answer = by.send(
            "mutation ($id: ID!, $email: String!) { backofficeCompanyMemberInvite(id: $id, email: $email, role: ADMIN) {" +
                " company { name } userErrors { code } } }",
            Map.of("id", company, "email", email(customer))
        );
        assertThat(answer.data("/backofficeCompanyMemberInvite/userErrors")).isEmpty();
    }

    private static Answer send(GraphQlClient by, UUID customer) {
        return by.send(INVITE, Map.of("email", email(customer)));
    }

    private String token(UUID customer) {
        return mailbox.token(shop.tenant(), email(customer), "company-invitation");
    }

    private static Answer accept(GraphQlClient customer, String token) {
        return customer.send(ACCEPT, Map.of("token", token));
    }

    private static Answer remove(GraphQlClient by, UUID customer) {
        return by.send(
            "mutation ($id: ID!) { shopCompanyMemberRemove(customerId: $id) { done userErrors { code message field } } }",
            Map.of("id", id(customer))
        );
    }

    private static Answer role(GraphQlClient by, UUID customer, String role) {
        return by.send(
            "mutation ($id: ID!) { shopCompanyMemberRoleSet(customerId: $id, role: " +
                role +
                ") { company { role } userErrors { code message field } } }",
            Map.of("id", id(customer))
        );
    }

    private static String id(UUID customer) {
        return GlobalId.encode("cus", customer);
    }

    private static String email(UUID customer) {
        return customer + "@mail.example";
    }

    private GraphQlClient staff() {
        UUID account = UuidCreator.getTimeOrderedEpoch();
        shop.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', '-')",
            account,
            account + "@mail.example"
        );
        shop.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')", shop.id(), account);
        var client = new ClientInfo("127.0.0.1", "test");
        return shop
            .visitor()
            .staff(shop.sessions().open(shop.tenant().id(), SessionKind.STAFF, account, "S", client, null).secret());
    }
}
