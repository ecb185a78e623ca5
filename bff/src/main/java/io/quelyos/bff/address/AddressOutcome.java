package io.quelyos.bff.address;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.address.PostalAddress;
import java.util.List;

/** What became of an address that a client said. */
public sealed interface AddressOutcome {
    /** It can be used, in this form. */
    record Valid(PostalAddress address) implements AddressOutcome {}

    /** It cannot, for each of these reasons. */
    record Refused(List<UserError> userErrors) implements AddressOutcome {
        public Refused {
            userErrors = List.copyOf(userErrors);
        }
    }
}
