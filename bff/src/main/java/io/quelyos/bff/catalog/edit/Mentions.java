package io.quelyos.bff.catalog.edit;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.edit.MentionMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps things of the catalogue from being deleted while a collection's rule or a promotion names them. */
public final class Mentions {

    private Mentions() {}

    /** Why a thing cannot be deleted; null when nothing names it. */
    public static @Nullable UserError refusal(MentionMapper mapper, UUID id) {
        int rules = mapper.countRulesNaming(id);
        int promotions = mapper.countPromotionsNaming(id);
        if (rules + promotions == 0) {
            return null;
        }
        String message =
            "The rules of " + rules + " collections and " + promotions + " promotions name it; change them first.";
        return UserError.of(Code.WRONG_STATE, message, "id");
    }
}
