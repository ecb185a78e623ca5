package io.quelyos.bff.account;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.account.SignUps.SignUpInput;
import io.quelyos.bff.graphql.idempotency.Prepared;
import jakarta.servlet.http.HttpServletRequest;

/** Answers the mutations about passwords and mailboxes of the shop's accounts. */
@DgsComponent
final class ShopAccountProofFetcher {

    private final SignUps signUps;
    private final PasswordRecovery recovery;
    private final EmailProofs emails;

    ShopAccountProofFetcher(SignUps signUps, PasswordRecovery recovery, EmailProofs emails) {
        this.signUps = signUps;
        this.recovery = recovery;
        this.emails = emails;
    }

    @DgsMutation
    Prepared<AccountPayload> shopSignUp(
        TenantContext context,
        @InputArgument SignUpInput input,
        DataFetchingEnvironment environment
    ) {
        return signUps.request(context, input, client(environment));
    }

    @DgsMutation
    AccountPayload shopPasswordResetRequest(
        TenantContext context,
        @InputArgument String email,
        DataFetchingEnvironment environment
    ) {
        return recovery.request(context, email, client(environment));
    }

    @DgsMutation
    Prepared<AccountPayload> shopPasswordReset(
        TenantContext context,
        @InputArgument String token,
        @InputArgument String password
    ) {
        return recovery.reset(context, token, password);
    }

    @DgsMutation
    AccountPayload shopEmailVerificationSend(TenantContext context, DataFetchingEnvironment environment) {
        return emails.sendVerification(context, client(environment));
    }

    @DgsMutation
    AccountPayload shopEmailVerify(TenantContext context, @InputArgument String token) {
        return emails.verify(context, token);
    }

    @DgsMutation
    Prepared<AccountPayload> shopEmailChangeRequest(
        TenantContext context,
        @InputArgument String email,
        @InputArgument String password,
        DataFetchingEnvironment environment
    ) {
        return emails.requestChange(context, email, password, client(environment));
    }

    @DgsMutation
    AccountPayload shopEmailChangeConfirm(TenantContext context, @InputArgument String token) {
        return emails.confirmChange(context, token);
    }

    private static ClientInfo client(DataFetchingEnvironment environment) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        return ClientInfo.of(request);
    }
}
