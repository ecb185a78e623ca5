package io.quelyos.bff.cart;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.cart.CartDetailsRow;
import io.quelyos.persistence.cart.CartGiftCardRow;
import io.quelyos.persistence.cart.CartLineRow;
import io.quelyos.persistence.cart.CartMapper;
import io.quelyos.persistence.cart.CartRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and writes carts. All but {@link #find} and {@link #lines} must be called inside a unit of work that writes. */
@Component
public final class CartStore {

    private final TenantDb tenantDb;
    private final CartMapper carts;
    private final CartTime time;
    private final CartLimits limits;
    private final CartNews news;

    CartStore(TenantDb tenantDb, CartMapper carts, CartTime time, CartLimits limits, CartNews news) {
        this.tenantDb = tenantDb;
        this.carts = carts;
        this.time = time;
        this.limits = limits;
        this.news = news;
    }

    public <T extends @Nullable Object> T write(TenantContext context, Supplier<T> work) {
        return tenantDb.write(context, work);
    }

    /** As {@link #write}, for what may fail without the rest of what the caller does. */
    public <T extends @Nullable Object> T writeApart(TenantContext context, Supplier<T> work) {
        return tenantDb.writeApart(context, work);
    }

    /** An owner's cart; null where there is none, or its time is over. */
    @Nullable
    public CartRow find(TenantContext context, CartOwner owner) {
        return tenantDb.<@Nullable CartRow>read(context, () -> findRow(owner));
    }

    /** The lines of a cart, the oldest first. */
    public List<CartLine> lines(TenantContext context, UUID cartId) {
        return tenantDb.read(context, () -> listLines(cartId));
    }

    /** Whether a guest left a cart. */
    public boolean hasGuestCart(TenantContext context, String guestSession) {
        return tenantDb.read(context, () -> carts.hasGuestCart(guestSession));
    }

    /** Takes an owner's cart in hand; nobody else changes it until the transaction ends. */
    public CartDraft open(TenantContext context, CartOwner owner) {
        carts.lockTurns(context.tenantId().toString(), owner.key());
        CartRow row = findRow(owner);
        return row == null
            ? blank(context)
            : new CartDraft(
                  row.id(),
                  false,
                  row.currency(),
                  row.details(),
                  row.couponCodes(),
                  row.giftCards(),
                  listLines(row.id())
              );
    }

    /** Lets nobody else change an owner's cart until the transaction ends. */
    public void takeTurn(TenantContext context, CartOwner owner) {
        carts.lockTurns(context.tenantId().toString(), owner.key());
    }

    /** A cart of somebody who has none. */
    public CartDraft blank(TenantContext context) {
        String currency = context.currency().getCurrencyCode();
        return new CartDraft(
            UuidCreator.getTimeOrderedEpoch(),
            true,
            currency,
            CartDetailsRow.NONE,
            List.of(),
            List.of(),
            List.of()
        );
    }

    /** Writes a draft back; every change gives the cart its whole time again. */
    public void save(TenantContext context, CartOwner owner, CartDraft draft) {
        OffsetDateTime expiresAt = time.endOf(context, owner);
        UUID tenant = context.tenantId().value();
        if (draft.isNew()) {
            insert(context, owner, draft, expiresAt);
        }
        if (!draft.removedLines().isEmpty()) {
            carts.deleteLines(draft.removedLines());
        }
        List<CartLineRow> changed = draft
            .changedLines()
            .stream()
            .map(line -> line.row(draft.id()))
            .toList();
        if (!changed.isEmpty()) {
            carts.saveLines(tenant, changed);
        }
        if (draft.hasOtherCoupons()) {
            List<String> codes = List.copyOf(draft.coupons());
            carts.deleteOtherCoupons(draft.id(), codes);
            carts.saveCoupons(tenant, draft.id(), codes);
        }
        if (draft.hasOtherGiftCards()) {
            List<CartGiftCardRow> cards = List.copyOf(draft.giftCards());
            carts.deleteOtherGiftCards(draft.id(), cards.stream().map(CartGiftCardRow::giftCardId).toList());
            carts.saveGiftCards(tenant, draft.id(), cards);
        }
        carts.update(draft.id(), draft.currency(), draft.details(), draft.linesLeftOut(), expiresAt);
        news.changed(context, owner, draft.id());
    }

    /** Removes a cart whose content lies in another one now, or was ordered. */
    public void delete(TenantContext context, CartOwner owner, UUID cartId) {
        carts.delete(cartId);
        news.changed(context, owner, cartId);
    }

    private void insert(TenantContext context, CartOwner owner, CartDraft draft, OffsetDateTime expiresAt) {
        carts.deleteExpiredOf(owner.customerId(), owner.guestSession());
        carts.insert(
            context.tenantId().value(),
            draft.id(),
            owner.customerId(),
            owner.guestSession(),
            draft.currency(),
            expiresAt
        );
        news.begun(context, draft.id(), expiresAt);
    }

    private @Nullable CartRow findRow(CartOwner owner) {
        return owner.customerId() != null
            ? carts.findByCustomer(owner.customerId())
            : carts.findByGuest(Objects.requireNonNull(owner.guestSession()));
    }

    private List<CartLine> listLines(UUID cartId) {
        return carts.listLines(cartId, limits.mergedLines()).stream().map(CartLine::of).toList();
    }
}
