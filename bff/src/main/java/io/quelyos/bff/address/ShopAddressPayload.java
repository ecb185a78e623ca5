package io.quelyos.bff.address;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every mutation of an address answers that leaves one. */
record ShopAddressPayload(@Nullable ShopAddress address, List<UserError> userErrors) {
    ShopAddressPayload {
        userErrors = List.copyOf(userErrors);
    }

    static ShopAddressPayload refused(UserError userError) {
        return new ShopAddressPayload(null, List.of(userError));
    }
}
