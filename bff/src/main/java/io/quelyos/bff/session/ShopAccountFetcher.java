package io.quelyos.bff.session;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.account.ShopSignInOutcome;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.account.SignUps;
import io.quelyos.bff.cart.CartMerge;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.graphql.idempotency.SecretPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.recentlyviewed.RecentlyViewed;
import io.quelyos.persistence.account.CustomerRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shop's accounts. */
@DgsComponent
final class ShopAccountFetcher {

    private final ShopAccounts accounts;
    private final SignUps signUps;
    private final CartMerge carts;
    private final RecentlyViewed viewed;

    ShopAccountFetcher(ShopAccounts accounts, SignUps signUps, CartMerge carts, RecentlyViewed viewed) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.carts = carts;
        this.viewed = viewed;
    }

    record SignInInput(String email, String password) {}

    /** Answers both ways to a session, which goes along as a cookie. */
    record SignInPayload(@Nullable ShopCustomer customer, List<UserError> userErrors) implements SecretPayload {}

    /** Answers the opening of a guest's session, which goes along as a cookie. */
    record GuestSessionPayload(boolean opened, List<UserError> userErrors) implements SecretPayload {}

    @DgsData(parentType = "ShopQuery", field = "me")
    @Nullable
    ShopCustomer me(TenantContext context) {
        CustomerRow customer = accounts.findSignedIn(context);
        return customer == null ? null : ShopCustomer.of(customer);
    }

    @DgsData(parentType = "ShopCustomer", field = "sessions")
    List<SessionView> sessions(TenantContext context) {
        String current = context.actor() instanceof Actor.Customer customer ? customer.sessionId() : null;
        return accounts
            .listSessions(context)
            .stream()
            .map(session -> SessionView.of(session, current))
            .toList();
    }

    @DgsMutation
    SignInPayload shopSignUpConfirm(
        TenantContext context,
        @InputArgument String token,
        @InputArgument String password,
        DataFetchingEnvironment environment
    ) {
        ShopSignInOutcome outcome = signUps.confirm(context, token, password, client(environment));
        return outcome == null
            ? refused(UserError.of(UserError.Code.INVALID, "This link is not valid any more; sign up again.", "token"))
            : payload(context, outcome, environment, "password");
    }

    @DgsMutation
    SignInPayload shopSignIn(
        TenantContext context,
        @InputArgument SignInInput input,
        DataFetchingEnvironment environment
    ) {
        ShopSignInOutcome outcome = accounts.signIn(context, input.email(), input.password(), client(environment));
        return payload(context, outcome, environment, "input");
    }

    @DgsMutation
    GuestSessionPayload shopGuestSessionOpen(TenantContext context, DataFetchingEnvironment environment) {
        if (context.actor() instanceof Actor.Visitor visitor && visitor.guestSessionId() != null) {
            return new GuestSessionPayload(false, List.of());
        }
        setCookie(environment, accounts.setCookie(accounts.openGuestSession(context, client(environment))));
        return new GuestSessionPayload(true, List.of());
    }

    @DgsMutation
    SignOutPayload shopSignOut(TenantContext context, DataFetchingEnvironment environment) {
        boolean signedOut = accounts.signOut(context);
        setCookie(environment, accounts.clearCookie());
        return new SignOutPayload(signedOut);
    }

    @DgsMutation
    SessionRevokePayload shopSessionRevoke(TenantContext context, @InputArgument String id) {
        return SessionRevokePayload.ofId(GlobalId.decode("ses", id), session -> accounts.revoke(context, session));
    }

    /** Answers the end of all other sessions. */
    record OthersRevokedPayload(int revokedCount, List<UserError> userErrors) {}

    @DgsMutation
    OthersRevokedPayload shopSessionsRevokeOthers(TenantContext context) {
        return new OthersRevokedPayload(accounts.revokeOthers(context), List.of());
    }

    private SignInPayload payload(
        TenantContext context,
        ShopSignInOutcome outcome,
        DataFetchingEnvironment environment,
        String field
    ) {
        return switch (outcome) {
            case ShopSignInOutcome.SignedIn done -> signedIn(context, done.customer(), done.setCookie(), environment);
            case ShopSignInOutcome.WrongCredentials wrong -> refused(
                UserError.of(UserError.Code.INVALID_CREDENTIALS, "E-mail and password do not fit.", field)
            );
            case ShopSignInOutcome.Throttled wait -> refused(new UserError.Throttled(wait.retryAfterSeconds()));
        };
    }

    private SignInPayload signedIn(
        TenantContext context,
        CustomerRow customer,
        String cookie,
        DataFetchingEnvironment environment
    ) {
        setCookie(environment, cookie);
        GraphQLContext request = environment.getGraphQlContext();
        carts.afterSignIn(context, customer.id(), request.get(CartOwner.class));
        // What follows in the same document is about the customer's cart.
        request.put(CartOwner.class, CartOwner.customer(customer.id()));
        viewed.afterSignIn(context, customer.id());
        return new SignInPayload(ShopCustomer.of(customer), List.of());
    }

    private static SignInPayload refused(UserError reason) {
        return new SignInPayload(null, List.of(reason));
    }

    private static ClientInfo client(DataFetchingEnvironment environment) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        return ClientInfo.of(request);
    }

    private static void setCookie(DataFetchingEnvironment environment, String cookie) {
        HttpServletResponse response = environment.getGraphQlContext().get(HttpServletResponse.class);
        response.addHeader("Set-Cookie", cookie);
    }
}
