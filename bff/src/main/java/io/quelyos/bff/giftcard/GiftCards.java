package io.quelyos.bff.giftcard;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.bff.giftcard.GiftCardCheck.Reason;
import io.quelyos.persistence.giftcard.GiftCardEntryRow;
import io.quelyos.persistence.giftcard.GiftCardMapper;
import io.quelyos.persistence.giftcard.GiftCardRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What buyers do with gift cards. Wrong codes are counted as failed sign-ins are, so that nobody can guess. */
@Component
public final class GiftCards {

    private final TenantDb tenantDb;
    private final GiftCardMapper cards;
    private final GiftCardCodes codes;
    private final SignInThrottle throttle;
    private final Clock clock;

    GiftCards(TenantDb tenantDb, GiftCardMapper cards, GiftCardCodes codes, SignInThrottle throttle, Clock clock) {
        this.tenantDb = tenantDb;
        this.cards = cards;
        this.codes = codes;
        this.throttle = throttle;
        this.clock = clock;
    }

    /**
     * Looks a card up by its code. Codes that are no card's count against the asker, their address and the shop.
     *
     * @param typed the code with or without hyphens, in either case
     * @param currency the basket's
     */
    public GiftCardCheck check(TenantContext context, ClientInfo client, String typed, Currency currency) {
        var realm = new SignInRealm.GiftCards(context.tenantId());
        String asker = client.askerKey(context);
        OptionalLong wait = throttle.count(realm, asker, client.address());
        if (wait.isPresent()) {
            return new GiftCardCheck.Throttled(wait.getAsLong());
        }
        GiftCardRow card = codes
            .normalize(typed)
            .map(code -> tenantDb.<@Nullable GiftCardRow>read(context, () -> cards.findByCodeHash(codes.hash(code))))
            .orElse(null);
        if (card == null) {
            return new GiftCardCheck.Refused(Reason.UNKNOWN);
        }
        // A right code takes back this attempt alone: one known card must not pay for guessing others.
        throttle.undecided(realm, asker, client.address());
        return judge(card, currency);
    }

    /** Looks at cards again that were found by their codes before; UNKNOWN where one exists no longer. */
    public Map<UUID, GiftCardCheck> checkAll(TenantContext context, List<UUID> cardIds, Currency currency) {
        if (cardIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, GiftCardCheck> checks = new HashMap<>();
        cardIds.forEach(id -> checks.put(id, new GiftCardCheck.Refused(Reason.UNKNOWN)));
        tenantDb
            .read(context, () -> cards.findByIds(cardIds))
            .forEach(card -> checks.put(card.id(), judge(card, currency)));
        return checks;
    }

    /**
     * Pays a part of an order with a card. Joins the caller's transaction where there is one.
     *
     * @param amountMinor in minor units, above 0
     * @return whether it is paid; nothing was taken where the card has less, or may not be used
     * @throws org.springframework.dao.DuplicateKeyException when this card has paid for this order already
     */
    public boolean redeem(TenantContext context, UUID cardId, UUID orderId, long amountMinor, Currency currency) {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("a gift card cannot pay " + amountMinor);
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        UUID entry = UuidCreator.getTimeOrderedEpoch();
        return tenantDb.write(
            context,
            () -> cards.redeem(entry, cardId, orderId, amountMinor, currency.getCurrencyCode(), now) > 0
        );
    }

    /**
     * Gives back what an order paid with cards, once, however often it is called; a card that expired or was disabled
     * meanwhile gets it back too. Joins the caller's transaction where there is one.
     *
     * @return how many cards got something back
     */
    public int release(TenantContext context, UUID orderId) {
        return tenantDb.write(context, () -> {
            // Whoever gives back at the same time waits here, and then finds nothing left to give back.
            cards.lockByOrder(orderId);
            List<GiftCardEntryRow> payments = cards.listUnreleased(orderId);
            for (GiftCardEntryRow payment : payments) {
                UUID entry = UuidCreator.getTimeOrderedEpoch();
                cards.release(entry, payment.giftCardId(), orderId, -payment.amountMinor());
            }
            return payments.size();
        });
    }

    /**
     * Gives back a part of what an order paid with a card; whoever calls it takes care that it is no more than that. A card
     * that expired or was disabled meanwhile gets it back too. Joins the caller's transaction where there is one.
     *
     * @param amountMinor in minor units of the card's currency, above 0
     */
    public void refund(TenantContext context, UUID cardId, UUID orderId, long amountMinor) {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("a gift card cannot get back " + amountMinor);
        }
        UUID entry = UuidCreator.getTimeOrderedEpoch();
        tenantDb.write(context, () -> cards.refund(entry, cardId, orderId, amountMinor));
    }

    private GiftCardCheck judge(GiftCardRow card, Currency currency) {
        Instant end = card.expiresAt() == null ? null : card.expiresAt().toInstant();
        if (card.isDisabled()) {
            return new GiftCardCheck.Refused(Reason.DISABLED);
        }
        if (end != null && !clock.instant().isBefore(end)) {
            return new GiftCardCheck.Refused(Reason.EXPIRED);
        }
        if (!card.currency().equals(currency.getCurrencyCode())) {
            return new GiftCardCheck.Refused(Reason.WRONG_CURRENCY);
        }
        return card.balanceMinor() == 0
            ? new GiftCardCheck.Refused(Reason.EMPTY)
            : new GiftCardCheck.Usable(card.id(), card.lastFour(), card.balanceMinor(), currency, end);
    }
}
