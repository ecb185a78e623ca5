package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.promotion.CouponRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every change of a coupon answers. */
public record CouponPayload(@Nullable CouponRow coupon, List<UserError> userErrors) {
    public CouponPayload {
        userErrors = List.copyOf(userErrors);
    }

    static CouponPayload refused(UserError userError) {
        return new CouponPayload(null, List.of(userError));
    }

    /** Answers the making of many coupons. */
    public record Many(List<String> codes, List<UserError> userErrors) {
        public Many {
            codes = List.copyOf(codes);
            userErrors = List.copyOf(userErrors);
        }
    }
}
