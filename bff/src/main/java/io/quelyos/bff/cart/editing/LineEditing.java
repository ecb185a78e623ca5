package io.quelyos.bff.cart.editing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.cart.CartArticles;
import io.quelyos.bff.cart.CartDraft;
import io.quelyos.bff.cart.CartLimits;
import io.quelyos.bff.cart.CartLine;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Changes the lines of a cart, several at once: what can be done of a change is done, and each part that cannot is refused
 * at its place in the input.
 */
@Component
final class LineEditing {

    private final CartArticles articles;
    private final CartTexts texts;
    private final CartLimits limits;
    private final ShopPolicies policies;

    LineEditing(CartArticles articles, CartTexts texts, CartLimits limits, ShopPolicies policies) {
        this.articles = articles;
        this.texts = texts;
        this.limits = limits;
        this.policies = policies;
    }

    /** Puts articles in; what lies there already with the same writing on it gets more pieces. */
    void add(TenantContext context, CartDraft draft, List<CartLineInput> inputs, CartChange change) {
        if (isTooLong(inputs.size(), List.of("lines"), change)) {
            return;
        }
        List<UUID> ids = inputs.stream().map(CartLineInput::variant).flatMap(Optional::stream).distinct().toList();
        Map<UUID, CartArticle> known = articles.find(context, draft.id(), ids);
        for (int index = 0; index < inputs.size(); index++) {
            List<String> field = List.of("lines", String.valueOf(index));
            CartLineInput input = inputs.get(index);
            CartArticle article = input
                .variant()
                .map(known::get)
                .filter(each -> each.row().isPublished())
                .orElse(null);
            List<UserError> errors = new ArrayList<>(texts.checkNote(input.note(), CartTexts.below(field, "note")));
            errors.addAll(texts.checkAttributes(input.writing(), CartTexts.below(field, "attributes")));
            if (article == null) {
                errors.add(notFound("article", CartTexts.below(field, "variantId")));
            }
            if (input.pieces() < 1 || input.pieces() > CartLimits.MOST_PIECES) {
                errors.add(invalidQuantity(CartTexts.below(field, "quantity")));
            }
            errors.forEach(change::refuse);
            if (errors.isEmpty()) {
                add(context, draft, input, Objects.requireNonNull(article), field, change);
            }
        }
    }

    private void add(
        TenantContext context,
        CartDraft draft,
        CartLineInput input,
        CartArticle article,
        List<String> field,
        CartChange change
    ) {
        String note = CartTexts.strip(input.note());
        String key = CartLine.keyOf(article.row().id(), note, input.writing());
        CartLine present = draft.findByKey(key);
        if (present == null && draft.lines().size() >= limits.lines()) {
            change.refuse(
                new UserError.LimitReached(limits.lines(), "A cart has at most " + limits.lines() + " lines.", field)
            );
            return;
        }
        CartLine line =
            present == null
                ? new CartLine(
                      UuidCreator.getTimeOrderedEpoch(),
                      article.row().id(),
                      key,
                      article.row().productName(),
                      0,
                      article.priceMinor(),
                      note,
                      input.writing()
                  )
                : present;
        long wanted = (long) line.quantity() + input.pieces();
        setQuantity(context, draft, line, article, wanted, line.quantity(), field, change);
    }

    /**
     * Changes lines that are there; 0 pieces take a line out. Lines that come to read the same become one when all are
     * changed, so that the order of the changes is of no account.
     */
    void update(TenantContext context, CartDraft draft, List<CartLineUpdate> inputs, CartChange change) {
        if (isTooLong(inputs.size(), List.of("lines"), change)) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        for (CartLineUpdate input : inputs) {
            input.line().map(draft::find).map(CartLine::variantId).ifPresent(ids::add);
        }
        Map<UUID, CartArticle> known = articles.find(context, draft.id(), ids);
        for (int index = 0; index < inputs.size(); index++) {
            List<String> field = List.of("lines", String.valueOf(index));
            CartLineUpdate input = inputs.get(index);
            CartLine line = input.line().map(draft::find).orElse(null);
            List<UserError> errors = new ArrayList<>(texts.checkNote(input.note(), CartTexts.below(field, "note")));
            errors.addAll(texts.checkAttributes(input.writing(), CartTexts.below(field, "attributes")));
            if (line == null) {
                errors.add(notFound("line", CartTexts.below(field, "id")));
            }
            if (input.quantity() != null && (input.quantity() < 0 || input.quantity() > CartLimits.MOST_PIECES)) {
                errors.add(invalidQuantity(CartTexts.below(field, "quantity")));
            }
            errors.forEach(change::refuse);
            if (errors.isEmpty()) {
                update(context, draft, Objects.requireNonNull(line), input, known, field, change);
            }
        }
        draft.join().forEach(change::warn);
    }

    private void update(
        TenantContext context,
        CartDraft draft,
        CartLine before,
        CartLineUpdate input,
        Map<UUID, CartArticle> known,
        List<String> field,
        CartChange change
    ) {
        if (Integer.valueOf(0).equals(input.quantity())) {
            draft.remove(before.id());
            return;
        }
        CartLine line = input.write(before);
        if (input.quantity() == null) {
            draft.put(line);
            return;
        }
        CartArticle article = line.variantId() == null ? null : known.get(line.variantId());
        if (article == null || !article.row().isPublished()) {
            change.refuse(Code.WRONG_STATE, "It is not sold any more; take it out.", field);
            return;
        }
        setQuantity(context, draft, line, article, input.quantity(), 0, field, change);
    }

    /** Takes lines out. */
    void remove(CartDraft draft, List<String> globalIds, CartChange change) {
        if (isTooLong(globalIds.size(), List.of("ids"), change)) {
            return;
        }
        for (int index = 0; index < globalIds.size(); index++) {
            CartLine line = GlobalId.decode(CartLineUpdate.PREFIX, globalIds.get(index)).map(draft::find).orElse(null);
            if (line == null) {
                change.refuse(notFound("line", List.of("ids", String.valueOf(index))));
            } else {
                draft.remove(line.id());
            }
        }
    }

    /** Whether a change names more lines than a cart can have; then none of it is looked at. */
    private boolean isTooLong(int count, List<String> field, CartChange change) {
        if (count <= limits.mergedLines()) {
            return false;
        }
        String message = "A change is about " + limits.mergedLines() + " lines at the most.";
        change.refuse(new UserError.LimitReached(limits.mergedLines(), message, field));
        return true;
    }

    private void setQuantity(
        TenantContext context,
        CartDraft draft,
        CartLine line,
        CartArticle article,
        long wanted,
        int present,
        List<String> field,
        CartChange change
    ) {
        long elsewhere = draft.quantityElsewhere(article.row().id(), line.id());
        List<String> place = CartTexts.below(field, "quantity");
        boolean isStockTold = article.isStockTold(policies.of(context));
        var wish = new Portion.Wish(wanted, present, elsewhere, limits.quantityPerLine());
        switch (Portion.of(article, wish, isStockTold, place)) {
            case Portion.Refused refused -> change.refuse(refused.reason());
            case Portion.Given given -> {
                CartArticle priced = article.forPieces(elsewhere + given.quantity());
                draft.put(line.withQuantity(given.quantity()).withUnitPrice(priced.priceMinor()));
                if (given.isCapped()) {
                    change.warn(new CartWarning.ShopCartQuantityCapped(line.id(), wanted, given.quantity()));
                }
                // Compared with what as many pieces as before cost now: more pieces are no change of the price.
                warnOfPrice(context, line, article.forPieces(elsewhere + line.quantity()), change);
            }
        }
    }

    /** Said once: whoever touches a line accepts the price that it has now. */
    private static void warnOfPrice(TenantContext context, CartLine line, CartArticle article, CartChange change) {
        if (line.unitPriceMinor() != article.priceMinor()) {
            change.warn(
                new CartWarning.ShopCartPriceChanged(
                    line.id(),
                    Money.ofMinor(line.unitPriceMinor(), context.currency()),
                    Money.ofMinor(article.priceMinor(), context.currency())
                )
            );
        }
    }

    private static UserError notFound(String thing, List<String> field) {
        return new UserError.InvalidInput(Code.NOT_FOUND, "There is no such " + thing + ".", field);
    }

    private static UserError invalidQuantity(List<String> field) {
        return new UserError.InvalidInput(
            Code.INVALID,
            "A quantity is 1 to " + CartLimits.MOST_PIECES + " pieces.",
            field
        );
    }
}
