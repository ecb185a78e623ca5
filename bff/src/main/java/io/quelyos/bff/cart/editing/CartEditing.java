package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.springframework.stereotype.Component;

/** Changes what lies in carts, and what is written on them. */
@Component
public final class CartEditing {

    private final CartDesk desk;
    private final LineEditing lines;
    private final CartTexts texts;

    CartEditing(CartDesk desk, LineEditing lines, CartTexts texts) {
        this.desk = desk;
        this.lines = lines;
        this.texts = texts;
    }

    /** Puts articles in. */
    public CartChange addLines(TenantContext context, CartVisitor visitor, List<CartLineInput> inputs) {
        return desk.edit(context, visitor, (draft, change) -> lines.add(context, draft, inputs, change));
    }

    /** Changes lines. */
    public CartChange updateLines(TenantContext context, CartVisitor visitor, List<CartLineUpdate> inputs) {
        return desk.edit(context, visitor, (draft, change) -> lines.update(context, draft, inputs, change));
    }

    /** Takes lines out. */
    public CartChange removeLines(TenantContext context, CartVisitor visitor, List<String> ids) {
        return desk.edit(context, visitor, (draft, change) -> lines.remove(draft, ids, change));
    }

    /** Says something about the cart; an empty text takes it back. */
    public CartChange setNote(TenantContext context, CartVisitor visitor, String note) {
        return desk.edit(context, visitor, (draft, change) -> {
            List<UserError> errors = texts.checkNote(note, List.of("note"));
            errors.forEach(change::refuse);
            if (errors.isEmpty()) {
                draft.setDetails(draft.details().withNote(CartTexts.strip(note)));
            }
        });
    }

    /** Replaces the cart's attributes. */
    public CartChange setAttributes(TenantContext context, CartVisitor visitor, List<CartAttribute> attributes) {
        return desk.edit(context, visitor, (draft, change) -> {
            List<UserError> errors = texts.checkAttributes(attributes, List.of("attributes"));
            errors.forEach(change::refuse);
            if (errors.isEmpty()) {
                draft.setDetails(draft.details().withAttributes(CartAttribute.write(attributes)));
            }
        });
    }

    /** Takes everything out. */
    public CartChange clear(TenantContext context, CartVisitor visitor) {
        return desk.edit(context, visitor, (draft, change) -> draft.clear());
    }
}
