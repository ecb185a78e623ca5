package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.persistence.redis.SessionKind;
import java.util.List;
import java.util.Map;

/** The matrix' rows of who is signed in. */
final class SignInAccessRows {

    private SignInAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row("ShopQuery.me", "{ shop { me { email } } }"),
            AccessRows.row("BackofficeQuery.me", "{ backoffice { me { displayName } } }"),
            AccessRows.row("BackofficeQuery.sessions", "{ backoffice { sessions { current } } }")
        );
    }

    static List<Row> mutations() {
        return List.of(
            signUp(),
            AccessRows.row(
                "Mutation.shopSignIn",
                "mutation { shopSignIn(input: { email: \"nobody@mirror.example\", password: \"wrong-password\" }) {" +
                    AccessRows.ERRORS +
                    "} }"
            ),
            AccessRows.row("Mutation.shopGuestSessionOpen", "mutation { shopGuestSessionOpen { opened } }"),
            AccessRows.row("Mutation.shopSignOut", "mutation { shopSignOut { signedOut } }"),
            AccessRows.byId(
                "Mutation.shopSessionRevoke",
                "mutation ($id: ID!) { shopSessionRevoke(id: $id) { revokedSessionId " + AccessRows.ERRORS + "} }",
                (world, at) -> world.sessionId(at, SessionKind.CUSTOMER, at.customer())
            ),
            AccessRows.row(
                "Mutation.backofficeSignIn",
                "mutation { backofficeSignIn(input: { email: \"nobody@mirror.example\", password: \"wrong-password\" }) {" +
                    AccessRows.ERRORS +
                    "} }"
            ),
            AccessRows.row("Mutation.backofficeSignOut", "mutation { backofficeSignOut { signedOut } }"),
            AccessRows.byId(
                "Mutation.backofficeSessionRevoke",
                "mutation ($id: ID!) { backofficeSessionRevoke(id: $id) { revokedSessionId " +
                    AccessRows.ERRORS +
                    "} }",
                (world, at) -> world.sessionId(at, SessionKind.STAFF, at.owner())
            )
        );
    }

    private static Row signUp() {
        return new Row(
            "Mutation.shopSignUp",
            "mutation ($email: String!) { shopSignUp(input: { email: $email, password: \"a-good-password\", displayName: \"A\" }) {" +
                AccessRows.ERRORS +
                "} }",
            (world, at) -> Map.of("email", "new" + world.next() + "@mirror.example"),
            Map.of()
        );
    }
}
