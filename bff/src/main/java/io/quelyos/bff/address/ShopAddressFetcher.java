package io.quelyos.bff.address;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.session.ShopCustomer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers the addresses of the signed-in customer. */
@DgsComponent
final class ShopAddressFetcher {

    private final CustomerAddresses addresses;

    ShopAddressFetcher(CustomerAddresses addresses) {
        this.addresses = addresses;
    }

    @DgsData(parentType = "ShopCustomer", field = "addresses")
    List<ShopAddress> addresses(TenantContext context, DataFetchingEnvironment environment) {
        return addresses.listOf(context, Loading.source(environment, ShopCustomer.class).id());
    }

    @DgsMutation
    ShopAddressPayload shopAddressCreate(
        TenantContext context,
        @InputArgument AddressInput input,
        @InputArgument @Nullable List<AddressUse> defaultFor
    ) {
        Set<AddressUse> uses = defaultFor == null ? Set.of() : Set.copyOf(defaultFor);
        return addresses.create(context, customer(context), input, uses);
    }

    @DgsMutation
    ShopAddressPayload shopAddressUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument AddressInput input
    ) {
        return addresses.update(context, customer(context), id, input);
    }

    @DgsMutation
    DeletedPayload shopAddressDelete(TenantContext context, @InputArgument String id) {
        return addresses.delete(context, customer(context), id);
    }

    @DgsMutation
    ShopAddressPayload shopAddressDefaultSet(
        TenantContext context,
        @InputArgument String id,
        @InputArgument AddressUse use
    ) {
        return addresses.setDefault(context, customer(context), id, use);
    }

    private static UUID customer(TenantContext context) {
        return ((Actor.Customer) context.actor()).customerId();
    }
}
