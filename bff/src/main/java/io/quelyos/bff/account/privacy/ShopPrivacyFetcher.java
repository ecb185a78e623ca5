package io.quelyos.bff.account.privacy;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.account.privacy.PersonalDataExports.ShopPersonalDataExport;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.idempotency.Prepared;
import io.quelyos.bff.session.ShopCustomer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

/** Answers what customers ask of those who know something of them. */
@DgsComponent
final class ShopPrivacyFetcher {

    private final PersonalDataExports exports;
    private final AccountDeletion deletion;

    ShopPrivacyFetcher(PersonalDataExports exports, AccountDeletion deletion) {
        this.exports = exports;
        this.deletion = deletion;
    }

    @DgsData(parentType = "ShopCustomer", field = "personalDataExports")
    List<ShopPersonalDataExport> personalDataExports(TenantContext context, DataFetchingEnvironment environment) {
        return exports.listOf(context, Loading.source(environment, ShopCustomer.class).id());
    }

    @DgsMutation
    Prepared<PersonalDataExports.ExportPayload> shopPersonalDataExport(
        TenantContext context,
        @InputArgument String password,
        DataFetchingEnvironment environment
    ) {
        return exports.request(context, customer(context), password, client(environment));
    }

    @DgsMutation
    Prepared<AccountDeletion.RequestPayload> shopAccountDeletionRequest(
        TenantContext context,
        @InputArgument String password,
        DataFetchingEnvironment environment
    ) {
        return deletion.request(context, customer(context), password, client(environment));
    }

    @DgsMutation
    AccountDeletion.CancelPayload shopAccountDeletionCancel(TenantContext context) {
        return deletion.cancel(context, customer(context));
    }

    private static ClientInfo client(DataFetchingEnvironment environment) {
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        return ClientInfo.of(request);
    }

    private static UUID customer(TenantContext context) {
        return ((Actor.Customer) context.actor()).customerId();
    }
}
