package io.quelyos.bff.session;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.account.StaffAccounts;
import io.quelyos.auth.account.StaffSignInOutcome;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.bff.graphql.idempotency.SecretPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of the tenant's staff. */
@DgsComponent
final class BackofficeSessionFetcher {

    private final StaffAccounts accounts;

    BackofficeSessionFetcher(StaffAccounts accounts) {
        this.accounts = accounts;
    }

    record SignInInput(String email, String password, @Nullable String tenant) {}

    record StaffSession(
        String sessionId,
        OffsetDateTime expiresAt,
        StaffSignInOutcome.Workplace tenant,
        String displayName
    ) {}

    record SignInPayload(
        @Nullable StaffSession session,
        List<StaffSignInOutcome.Workplace> tenantChoices,
        List<UserError> userErrors
    ) implements SecretPayload {}

    record BackofficeStaff(
        UUID id,
        String displayName,
        String role,
        List<Permission> permissions,
        BackofficeTenant tenant
    ) {}

    record BackofficeTenant(String slug, String name, String plan) {}

    @DgsData(parentType = "BackofficeQuery", field = "me")
    BackofficeStaff me(TenantContext context) {
        var staff = (Actor.Staff) context.actor();
        return new BackofficeStaff(
            staff.accountId(),
            staff.displayName(),
            staff.role(),
            context.permissions().stream().sorted().toList(),
            new BackofficeTenant(context.slug(), context.tenantName(), context.plan().name())
        );
    }

    @DgsData(parentType = "BackofficeQuery", field = "sessions")
    List<SessionView> sessions(TenantContext context, @InputArgument Boolean everyone) {
        String current = ((Actor.Staff) context.actor()).sessionId();
        return accounts
            .listSessions(context, everyone)
            .stream()
            .map(session -> SessionView.of(session, current))
            .toList();
    }

    @DgsMutation
    SignInPayload backofficeSignIn(
        RequestContext context,
        @InputArgument SignInInput input,
        DataFetchingEnvironment environment
    ) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        return switch (
            accounts.signIn(context, input.email(), input.password(), input.tenant(), ClientInfo.of(request))
        ) {
            case StaffSignInOutcome.SignedIn done -> signedIn(done);
            case StaffSignInOutcome.ChoiceNeeded choice -> new SignInPayload(
                null,
                choice.workplaces(),
                List.of(
                    UserError.of(
                        UserError.Code.REQUIRED,
                        "You work for several tenants: choose one.",
                        "input",
                        "tenant"
                    )
                )
            );
            case StaffSignInOutcome.TenantNotAvailable none -> refused(
                UserError.of(UserError.Code.NOT_FOUND, "You do not work for such a tenant.", "input", "tenant")
            );
            case StaffSignInOutcome.WrongCredentials wrong -> refused(
                UserError.of(UserError.Code.INVALID_CREDENTIALS, "E-mail and password do not fit.", "input")
            );
            case StaffSignInOutcome.Throttled wait -> refused(new UserError.Throttled(wait.retryAfterSeconds()));
        };
    }

    @DgsMutation
    SignOutPayload backofficeSignOut(TenantContext context) {
        return new SignOutPayload(accounts.signOut(context));
    }

    @DgsMutation
    SessionRevokePayload backofficeSessionRevoke(TenantContext context, @InputArgument String id) {
        return SessionRevokePayload.ofId(GlobalId.decode("ses", id), session -> accounts.revoke(context, session));
    }

    private static SignInPayload signedIn(StaffSignInOutcome.SignedIn done) {
        OpenedSession opened = done.session();
        var session = new StaffSession(
            opened.secret(),
            SessionView.utc(opened.session().expiresAt()),
            done.workplace(),
            done.displayName()
        );
        return new SignInPayload(session, List.of(), List.of());
    }

    private static SignInPayload refused(UserError reason) {
        return new SignInPayload(null, List.of(), List.of(reason));
    }
}
