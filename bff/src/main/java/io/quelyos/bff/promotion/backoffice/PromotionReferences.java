package io.quelyos.bff.promotion.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.promotion.CustomerGroupMapper;
import io.quelyos.persistence.promotion.PromotionRow;
import io.quelyos.persistence.promotion.TargetMapper;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks whether everything exists that the description of a promotion names. */
@Component
final class PromotionReferences {

    private final CustomerGroupMapper groups;
    private final TargetMapper targets;

    PromotionReferences(CustomerGroupMapper groups, TargetMapper targets) {
        this.groups = groups;
        this.targets = targets;
    }

    /** All that is wrong with a description: in itself, and in what it names. */
    List<UserError> problems(PromotionDraft draft, PromotionRow row) {
        List<UserError> errors = draft.errors();
        draft.targets().checkExistence(targets);
        List<UUID> wanted = row.customerGroupIds();
        if (!wanted.isEmpty() && groups.findKnownIds(wanted).size() != wanted.size()) {
            errors.add(UserError.of(Code.NOT_FOUND, "There is no such group.", "input", "customerGroupIds"));
        }
        return errors;
    }
}
