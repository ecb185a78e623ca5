package io.quelyos.bff.giftcard;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.market.VariantPrices;
import io.quelyos.persistence.giftcard.GiftCardMapper;
import io.quelyos.persistence.giftcard.GiftCardRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do with gift cards. */
@Component
final class GiftCardAdministration {

    private static final String LIST = "backoffice.giftCards";
    private static final long MAXIMUM_MINOR = 100_000_000L;
    private static final int MAXIMUM_TEXT = 500;

    private final TenantDb tenantDb;
    private final GiftCardMapper cards;
    private final GiftCardCodes codes;
    private final AuditTrail audit;
    private final CursorCodec cursors;
    private final VariantPrices prices;

    GiftCardAdministration(
        TenantDb tenantDb,
        GiftCardMapper cards,
        GiftCardCodes codes,
        AuditTrail audit,
        CursorCodec cursors,
        VariantPrices prices
    ) {
        this.tenantDb = tenantDb;
        this.cards = cards;
        this.codes = codes;
        this.audit = audit;
        this.cursors = cursors;
        this.prices = prices;
    }

    /** A page of cards, the newest first. */
    Connection<BackofficeGiftCard> list(TenantContext context, BackofficeGiftCardFilter where, PageRequest page) {
        UUID after = page.after() == null ? null : UUID.fromString(cursors.decode(LIST, page.after()).getFirst());
        List<GiftCardRow> rows = tenantDb.read(context, () ->
            cards.list(where.lastFour(), where.isDisabled(), after, page.limit())
        );
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(LIST, List.of(row.id().toString())),
            () -> tenantDb.read(context, () -> cards.count(where.lastFour(), where.isDisabled()))
        ).map(BackofficeGiftCard::of);
    }

    @Nullable
    BackofficeGiftCard findById(TenantContext context, UUID id) {
        GiftCardRow row = tenantDb.<@Nullable GiftCardRow>read(context, () -> cards.findById(id));
        return row == null ? null : BackofficeGiftCard.of(row);
    }

    /** Issues a card; its code is in the answer and nowhere else. */
    GiftCardIssuePayload issue(TenantContext context, BackofficeGiftCardIssueInput input) {
        Currency currency = Objects.requireNonNullElse(input.currency(), context.baseCurrency());
        List<UserError> errors = new ArrayList<>();
        long amount = amount(input.amount(), currency, 1, "input", errors);
        if (!prices.isOffered(context, currency)) {
            errors.add(UserError.of(Code.INVALID, "Nothing is sold in this currency.", "input", "currency"));
        }
        if (input.expiresAt() != null && !input.expiresAt().isAfter(OffsetDateTime.now(ZoneOffset.UTC))) {
            errors.add(UserError.of(Code.INVALID, "It would be over already.", "input", "expiresAt"));
        }
        if (input.note() != null && input.note().length() > MAXIMUM_TEXT) {
            errors.add(UserError.of(Code.TOO_LONG, "A note has 500 characters at the most.", "input", "note"));
        }
        if (!errors.isEmpty()) {
            return new GiftCardIssuePayload(null, null, errors);
        }
        String shown = codes.make();
        String code = codes.normalize(shown).orElseThrow();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var row = new GiftCardRow(
            id,
            codes.lastFour(code),
            currency.getCurrencyCode(),
            amount,
            amount,
            input.expiresAt(),
            false,
            input.note(),
            1,
            OffsetDateTime.now(ZoneOffset.UTC)
        );
        return tenantDb.write(context, () -> {
            cards.issue(context.tenantId().value(), UuidCreator.getTimeOrderedEpoch(), codes.hash(code), row);
            audit.record(
                context,
                "giftCard.issue",
                "giftCard",
                id,
                Map.of("lastFour", row.lastFour(), "amountMinor", amount, "currency", row.currency())
            );
            return new GiftCardIssuePayload(stored(id), shown, List.of());
        });
    }

    /** Makes a card worthless to its bearer. */
    GiftCardPayload disable(TenantContext context, String id, int version) {
        return tenantDb.write(context, () -> {
            GiftCardRow row = find(id).orElse(null);
            if (row == null) {
                return GiftCardPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such card.", "id"));
            }
            if (row.isDisabled()) {
                return GiftCardPayload.refused(UserError.of(Code.WRONG_STATE, "It is disabled already.", "id"));
            }
            if (cards.disable(row.id(), version) == 0) {
                return GiftCardPayload.refused(new UserError.VersionConflict(row.version()));
            }
            audit.record(context, "giftCard.disable", "giftCard", row.id(), Map.of("lastFour", row.lastFour()));
            return new GiftCardPayload(stored(row.id()), List.of());
        });
    }

    /** Changes a card's balance by hand. */
    GiftCardPayload adjust(TenantContext context, String id, int version, BigDecimal amount, String reason) {
        return tenantDb.write(context, () -> {
            GiftCardRow row = find(id).orElse(null);
            if (row == null) {
                return GiftCardPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such card.", "id"));
            }
            List<UserError> errors = new ArrayList<>();
            long minor = amount(amount, Currency.getInstance(row.currency()), -MAXIMUM_MINOR, null, errors);
            if (reason.isBlank() || reason.length() > MAXIMUM_TEXT) {
                errors.add(UserError.of(Code.INVALID, "A reason has 1 to 500 characters.", "reason"));
            }
            if (errors.isEmpty() && (minor == 0 || row.balanceMinor() + minor < 0)) {
                String message = "It must change the balance and leave 0 at the least.";
                errors.add(UserError.of(Code.INVALID, message, "amount"));
            }
            if (!errors.isEmpty()) {
                return new GiftCardPayload(null, errors);
            }
            UUID entry = UuidCreator.getTimeOrderedEpoch();
            if (row.version() != version || cards.adjust(entry, row.id(), version, minor, reason.strip()) == 0) {
                return GiftCardPayload.refused(new UserError.VersionConflict(row.version()));
            }
            Map<String, ?> detail = Map.of("amountMinor", minor, "reason", reason.strip());
            audit.record(context, "giftCard.adjust", "giftCard", row.id(), detail);
            return new GiftCardPayload(stored(row.id()), List.of());
        });
    }

    private BackofficeGiftCard stored(UUID id) {
        return BackofficeGiftCard.of(Objects.requireNonNull(cards.findById(id), "it was just written"));
    }

    private Optional<GiftCardRow> find(String id) {
        return GlobalId.decode("gft", id).map(cards::findById);
    }

    private static long amount(
        BigDecimal amount,
        Currency currency,
        long least,
        @Nullable String parent,
        List<UserError> errors
    ) {
        String[] field = parent == null ? new String[] { "amount" } : new String[] { parent, "amount" };
        try {
            long minor = Money.toMinor(amount, currency);
            if (minor >= least && minor <= MAXIMUM_MINOR) {
                return minor;
            }
            errors.add(UserError.of(Code.INVALID, "It is too small or too large.", field));
        } catch (ArithmeticException exception) {
            errors.add(
                UserError.of(Code.INVALID, "It has more decimals than " + currency + ", or is too large.", field)
            );
        }
        return 0;
    }
}
