package io.quelyos.bff.approval;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.checkout.CheckoutBuyer;
import io.quelyos.bff.checkout.ShopCheckout;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.approval.ApprovalStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers what people of companies ask of each other before they order. */
@DgsComponent
final class ShopApprovalFetcher {

    private static final String ROOT = "ShopQuery";
    private final ApprovalReading reading;
    private final ApprovalAsking asking;
    private final ApprovalDeciding deciding;

    ShopApprovalFetcher(ApprovalReading reading, ApprovalAsking asking, ApprovalDeciding deciding) {
        this.reading = reading;
        this.asking = asking;
        this.deciding = deciding;
    }

    @DgsData(parentType = ROOT, field = "approvals")
    Connection<ShopApproval> approvals(
        TenantContext context,
        @InputArgument @Nullable ApprovalStatus status,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        return reading.listVisible(context, customer(context), status, PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "approval")
    @Nullable
    ShopApproval approval(TenantContext context, @InputArgument String id) {
        return reading.find(context, customer(context), id);
    }

    @DgsData(parentType = "ShopCheckout", field = "approval")
    @Nullable
    ShopApproval ofCheckout(TenantContext context, DataFetchingEnvironment environment) {
        UUID checkoutId = Loading.source(environment, ShopCheckout.class).id();
        return context.actor() instanceof Actor.Customer customer
            ? reading.ofCheckout(context, customer.customerId(), checkoutId)
            : null;
    }

    @DgsMutation
    ShopApproval.Payload shopApprovalRequest(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String checkoutId,
        @InputArgument ShopApproval.RequestInput input
    ) {
        return asking.request(context, CheckoutBuyer.of(context, environment), checkoutId, input);
    }

    @DgsMutation
    ShopApproval.Payload shopApprovalWithdraw(TenantContext context, @InputArgument String id) {
        return asking.withdraw(context, customer(context), id);
    }

    @DgsMutation
    ShopApproval.Payload shopApprovalApprove(
        TenantContext context,
        @InputArgument String id,
        @InputArgument @Nullable String note
    ) {
        return deciding.approve(context, customer(context), id, note);
    }

    @DgsMutation
    ShopApproval.Payload shopApprovalDecline(
        TenantContext context,
        @InputArgument String id,
        @InputArgument @Nullable String note
    ) {
        return deciding.decline(context, customer(context), id, note);
    }

    private static UUID customer(TenantContext context) {
        return ((Actor.Customer) context.actor()).customerId();
    }
}
