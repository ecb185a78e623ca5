package io.quelyos.bff.checkout;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.checkout.completing.CheckoutCompletion;
import io.quelyos.bff.checkout.completing.CompleteInput;
import io.quelyos.bff.checkout.completing.ShopCheckoutCompletePayload;
import org.jspecify.annotations.Nullable;

/** Answers the checkout's root field and its mutations. */
@DgsComponent
final class ShopCheckoutFetcher {

    private final CheckoutReading reading;
    private final CheckoutStarting starting;
    private final CheckoutEditing editing;
    private final CheckoutCompletion completion;

    ShopCheckoutFetcher(
        CheckoutReading reading,
        CheckoutStarting starting,
        CheckoutEditing editing,
        CheckoutCompletion completion
    ) {
        this.reading = reading;
        this.starting = starting;
        this.editing = editing;
        this.completion = completion;
    }

    @DgsData(parentType = "ShopQuery", field = "checkout")
    @Nullable
    ShopCheckout checkout(TenantContext context, DataFetchingEnvironment environment) {
        return reading.current(context, CheckoutBuyer.of(context, environment));
    }

    @DgsMutation
    ShopCheckoutPayload shopCheckoutStart(TenantContext context, DataFetchingEnvironment environment) {
        return starting.start(context, CheckoutBuyer.of(context, environment));
    }

    @DgsMutation
    ShopCheckoutPayload shopCheckoutContactSet(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument CheckoutEditing.ContactInput input
    ) {
        return editing.setContact(context, CheckoutBuyer.of(context, environment), id, input);
    }

    @DgsMutation
    ShopCheckoutPayload shopCheckoutAddressesSet(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument CheckoutEditing.AddressesInput input
    ) {
        return editing.setAddresses(context, CheckoutBuyer.of(context, environment), id, input);
    }

    @DgsMutation
    ShopCheckoutPayload shopCheckoutDeliveryChoose(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument CheckoutDelivery.Choice input
    ) {
        return editing.chooseDelivery(context, CheckoutBuyer.of(context, environment), id, input);
    }

    @DgsMutation
    ShopCheckoutPayload shopCheckoutTermsAccept(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id
    ) {
        return editing.acceptTerms(context, CheckoutBuyer.of(context, environment), id);
    }

    @DgsMutation
    ShopCheckoutPayload shopCheckoutCancel(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id
    ) {
        return editing.cancel(context, CheckoutBuyer.of(context, environment), id);
    }

    @DgsMutation
    ShopCheckoutCompletePayload shopCheckoutComplete(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument CompleteInput input
    ) {
        return completion.complete(context, CheckoutBuyer.of(context, environment), id, input);
    }
}
