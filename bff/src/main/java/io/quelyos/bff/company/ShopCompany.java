package io.quelyos.bff.company;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name.
 *
 * @param customerId whoever looks at it
 */
record ShopCompany(UUID id, String name, String role, UUID customerId) {
    /** What mutations answer that leave a company. */
    record Payload(@Nullable ShopCompany company, List<UserError> userErrors) {
        static Payload refused(UserError userError) {
            return new Payload(null, List.of(userError));
        }
    }

    /** What mutations answer that leave nothing to look at. */
    record DonePayload(boolean done, List<UserError> userErrors) {
        static DonePayload of(@Nullable UserError userError) {
            return userError == null ? new DonePayload(true, List.of()) : new DonePayload(false, List.of(userError));
        }
    }
}
