package io.quelyos.bff.shoppolicy;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's type BackofficeShopPolicyUpdatePayload. */
public record ShopPolicyPayload(@Nullable ShopPolicyRow shopPolicy, List<UserError> userErrors) {
    static ShopPolicyPayload refused(List<UserError> userErrors) {
        return new ShopPolicyPayload(null, userErrors);
    }
}
