package io.quelyos.bff.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The matrix' rows of approvals, of the rules by which they are needed, and of invitations that end. */
final class ApprovalAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final String APPROVAL = " { approval { requestedBy } " + ERRORS + " } }";
    private static final String COMPANY = " { company { name } " + ERRORS + " } }";

    private ApprovalAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row("ShopQuery.approvals", "{ shop { approvals { nodes { requestedBy } } } }"),
            AccessRows.byId(
                "ShopQuery.approval",
                "query ($id: ID!) { shop { approval(id: $id) { requestedBy } } }",
                ApprovalAccessRows::approval
            ),
            new Row(
                "BackofficeQuery.approvals",
                "query ($companyId: ID!) { backoffice { approvals(companyId: $companyId) { nodes { requestedBy } } } }",
                (world, at) -> Map.of("companyId", CompanyAccessRows.company(world, at)),
                Map.of("companyId", CompanyAccessRows::company)
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.shopApprovalRequest",
                "mutation ($checkoutId: ID!) { shopApprovalRequest(checkoutId: $checkoutId," +
                    " input: { expectedTotal: { amount: \"1.00\", currency: \"EUR\" } })" +
                    APPROVAL,
                (world, at) -> Map.of("checkoutId", checkout(world, at)),
                Map.of("checkoutId", ApprovalAccessRows::checkout)
            ),
            ofApproval("shopApprovalWithdraw"),
            ofApproval("shopApprovalApprove"),
            ofApproval("shopApprovalDecline"),
            AccessRows.row(
                "Mutation.shopCompanyApprovalSet",
                "mutation { shopCompanyApprovalSet(input: { policy: ALWAYS })" + COMPANY
            ),
            CompanyAccessRows.ofCustomer("shopCompanyMemberLimitSet", ", input: {}", COMPANY),
            new Row(
                "Mutation.shopCompanyInvitationRevoke",
                "mutation ($invitationId: ID!) { shopCompanyInvitationRevoke(invitationId: $invitationId)" + COMPANY,
                (world, at) -> Map.of("invitationId", invitation(world, at)),
                Map.of("invitationId", ApprovalAccessRows::invitation)
            ),
            AccessRows.byId(
                "Mutation.backofficeCompanyApprovalSet",
                "mutation ($id: ID!) { backofficeCompanyApprovalSet(id: $id, version: 1, input: { policy: ALWAYS })" +
                    COMPANY,
                CompanyAccessRows::company
            ),
            ofCompany("backofficeCompanyMemberLimitSet", "customerId", ", input: {}", CompanyAccessRows::customer),
            ofCompany("backofficeCompanyInvitationRevoke", "invitationId", "", ApprovalAccessRows::invitation)
        );
    }

    private static Row ofApproval(String mutation) {
        return AccessRows.byId(
            "Mutation." + mutation,
            "mutation ($id: ID!) { " + mutation + "(id: $id)" + APPROVAL,
            ApprovalAccessRows::approval
        );
    }

    private static Row ofCompany(
        String mutation,
        String argument,
        String more,
        BiFunction<AccessWorld, Home, String> part
    ) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $" +
                argument +
                ": ID!) { " +
                mutation +
                "(id: $id, " +
                argument +
                ": $" +
                argument +
                more +
                ")" +
                COMPANY,
            (world, at) -> Map.of("id", CompanyAccessRows.company(world, at), argument, part.apply(world, at)),
            Map.of("id", CompanyAccessRows::company, argument, part)
        );
    }

    private static String checkout(AccessWorld world, Home at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into checkout (tenant_id, id, customer_id, reserved_until) values (?, ?, ?, now())",
            at.tenant().id().value(),
            id,
            at.customer()
        );
        return GlobalId.encode("cko", id);
    }

    private static String approval(AccessWorld world, Home at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into approval_request (tenant_id, id, company_id, checkout_id, customer_id, content_hash, currency," +
                " total_minor, lines, expires_at) values (?, ?, ?, ?, ?, sha256('x'), 'EUR', 1, '[]', now() + interval '1 day')",
            at.tenant().id().value(),
            id,
            GlobalId.decode("com", CompanyAccessRows.company(world, at)).orElseThrow(),
            GlobalId.decode("cko", checkout(world, at)).orElseThrow(),
            at.customer()
        );
        return GlobalId.encode("apr", id);
    }

    private static String invitation(AccessWorld world, Home at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into company_invitation (tenant_id, id, company_id, email, role, secret_hash, expires_at)" +
                " values (?, ?, ?, 'a@mirror.example', 'BUYER', sha256(cast(? as bytea)), now() + interval '1 day')",
            at.tenant().id().value(),
            id,
            GlobalId.decode("com", CompanyAccessRows.company(world, at)).orElseThrow(),
            id.toString()
        );
        return GlobalId.encode("civ", id);
    }
}
