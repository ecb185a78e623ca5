package io.quelyos.bff.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** An invitation is seen and ended by those who administer the company and by staff, and ends with its sender. */
@ServerTest
class CompanyInvitationTest {

    private static final String SEEN = "{ shop { me { company { invitations { id email role invitedBy } } } } }";
    private static final String NODES = "/shop/me/company/invitations";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop twin;
    private UUID company;
    private UUID first;
    private UUID second;
    private UUID buyer;
    private String guest;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        twin = CartShop.open(server);
        company = company(shop);
        first = member(shop, company, "ADMIN");
        second = member(shop, company, "ADMIN");
        buyer = member(shop, company, "BUYER");
        guest = shop.customer() + "@mail.example";
    }

    @Test
    void isSeenAndEndedByAdministrators() {
        invite(shop.device(first), guest);
        Answer seen = shop.device(second).send(SEEN);
        assertThat(seen.texts(NODES, "/email")).containsExactly(guest);
        assertThat(seen.data(NODES + "/0/invitedBy").asString()).isEqualTo("C");
        assertThat(shop.device(buyer).send(SEEN).data(NODES)).isEmpty();
        String id = seen.data(NODES + "/0/id").asString();
        GraphQlClient mirror = twin.device(member(twin, company(twin), "ADMIN"));
        for (GraphQlClient other : new GraphQlClient[] { mirror, shop.device(buyer) }) {
            assertThat(revoke(other, id).texts("/shopCompanyInvitationRevoke/userErrors", "/code")).containsExactly(
                "NOT_FOUND"
            );
        }
        String token = token();
        assertThat(revoke(shop.device(second), id).data("/shopCompanyInvitationRevoke/userErrors")).isEmpty();
        assertThat(shop.count("company_invitation")).isZero();
        assertThat(accept(token)).containsExactly("INVALID");
    }

    @Test
    void isSeenAndEndedByStaff() {
        invite(shop.device(first), guest);
        GraphQlClient staff = staff();
        Answer seen = staff.send("{ backoffice { companies { nodes { invitations { id email invitedBy } } } } }");
        String id = seen.data("/backoffice/companies/nodes/0/invitations/0/id").asString();
        assertThat(seen.data("/backoffice/companies/nodes/0/invitations/0/email").asString()).isEqualTo(guest);
        Answer gone = staff.send(
            "mutation ($id: ID!, $i: ID!) { backofficeCompanyInvitationRevoke(id: $id, invitationId: $i) {" +
                " company { invitations { id } } userErrors { code } } }",
            Map.of("id", GlobalId.encode("com", company), "i", id)
        );
        assertThat(gone.data("/backofficeCompanyInvitationRevoke/company/invitations")).isEmpty();
        assertThat(gone.data("/backofficeCompanyInvitationRevoke/userErrors")).isEmpty();
    }

    @Test
    void endsWhenItsSenderLeavesOrAdministersNoLonger() {
        invite(shop.device(first), guest);
        String token = token();
        shop.device(first).send(
            "mutation ($id: ID!) { shopCompanyMemberRemove(customerId: $id) { done } }",
            Map.of("id", GlobalId.encode("cus", first))
        );
        assertThat(accept(token)).containsExactly("INVALID");
        invite(shop.device(second), guest);
        UUID third = member(shop, company, "ADMIN");
        shop.device(third).send(
            "mutation ($id: ID!) { shopCompanyMemberRoleSet(customerId: $id, role: APPROVER) { userErrors { code } } }",
            Map.of("id", GlobalId.encode("cus", second))
        );
        assertThat(shop.count("company_invitation")).isZero();
    }

    @Test
    void isRemovedWhenItsTimeIsOver() {
        invite(shop.device(first), guest);
        UUID id = shop.one(UUID.class, "select id from company_invitation where tenant_id = ?", shop.id());
        shop.run("update company_invitation set expires_at = now() where tenant_id = ?", shop.id());
        shop.run("update scheduled_tasks set execution_time = now() where task_instance = ?", id.toString());
        await().until(() -> shop.count("company_invitation") == 0);
    }

    private void invite(GraphQlClient by, String email) {
        Answer answer = by.send(
            "mutation ($email: String!) { shopCompanyMemberInvite(email: $email, role: APPROVER) { done userErrors { code } } }",
            Map.of("email", email)
        );
        assertThat(answer.data("/shopCompanyMemberInvite/done").asBoolean()).as(answer.body()).isTrue();
    }

    private static Answer revoke(GraphQlClient by, String id) {
        return by.send(
            "mutation ($id: ID!) { shopCompanyInvitationRevoke(invitationId: $id) { userErrors { code } } }",
            Map.of("id", id)
        );
    }

    private List<String> accept(String token) {
        UUID invited = UUID.fromString(guest.substring(0, guest.indexOf('@')));
        return shop
            .device(invited)
            .send(
                "mutation ($token: String!) { shopCompanyInvitationAccept(token: $token) { userErrors { code } } }",
                Map.of("token", token)
            )
            .texts("/shopCompanyInvitationAccept/userErrors", "/code");
    }

    private String token() {
        return new Mailbox(shop.database()).token(shop.tenant(), guest, "company-invitation");
    }

    private static UUID company(CartShop shop) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        shop.run("insert into company (tenant_id, id, name) values (?, ?, 'Analytical')", shop.id(), id);
        return id;
    }

    private static UUID member(CartShop shop, UUID company, String role) {
        UUID customer = shop.customer();
        shop.run(
            "insert into company_member (tenant_id, company_id, customer_id, role) values (?, ?, ?, ?)",
            shop.id(),
            company,
            customer,
            role
        );
        return customer;
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
