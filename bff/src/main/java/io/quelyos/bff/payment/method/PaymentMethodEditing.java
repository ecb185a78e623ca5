package io.quelyos.bff.payment.method;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.secret.SecretBox;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.payment.PaymentMapper;
import io.quelyos.persistence.payment.PaymentMethodCode;
import io.quelyos.persistence.payment.PaymentMethodMapper;
import io.quelyos.persistence.payment.PaymentMethodRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets staff choose how their tenant is paid. Secrets are sealed on the way in, and no audit ever has them. */
@Component
final class PaymentMethodEditing {

    private static final int MOST_POSITION = 1_000;
    private static final int LONGEST_INSTRUCTIONS = 2_000;
    private static final int LONGEST_KEY = 255;
    private static final List<PaymentMethodCode> CODES = Stream.of(PaymentMethodCode.values())
        .filter(code -> code != PaymentMethodCode.GIFT_CARD)
        .toList();

    private final TenantDb tenantDb;
    private final PaymentMethodMapper mapper;
    private final PaymentMapper payments;
    private final PaymentMethods methods;
    private final SecretBox box;
    private final AuditTrail audit;

    PaymentMethodEditing(
        TenantDb tenantDb,
        PaymentMethodMapper mapper,
        PaymentMapper payments,
        PaymentMethods methods,
        SecretBox box,
        AuditTrail audit
    ) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.payments = payments;
        this.methods = methods;
        this.box = box;
        this.audit = audit;
    }

    /** All ways to pay that can be offered, whether they are or not. */
    List<BackofficePaymentMethod> list(TenantContext context) {
        Map<PaymentMethodCode, PaymentMethodRow> stored = tenantDb.read(context, this::stored);
        return CODES.stream()
            .map(code -> BackofficePaymentMethod.of(stored.getOrDefault(code, PaymentMethodRow.unset(code))))
            .toList();
    }

    /** Changes the parts that the input names. */
    PaymentMethodPayload update(TenantContext context, PaymentMethodCode code, int version, Map<String, Object> input) {
        if (!CODES.contains(code)) {
            return PaymentMethodPayload.refused(
                List.of(UserError.of(Code.INVALID, "Gift cards need no settings.", "code"))
            );
        }
        PaymentMethodPayload payload = tenantDb.write(context, () ->
            write(context, code, version, new InputPatch(input))
        );
        methods.forget(context);
        return payload;
    }

    private PaymentMethodPayload write(TenantContext context, PaymentMethodCode code, int version, InputPatch patch) {
        PaymentMethodRow row = Objects.requireNonNullElse(stored().get(code), PaymentMethodRow.unset(code));
        if (row.version() != version) {
            return PaymentMethodPayload.refused(List.of(new UserError.VersionConflict(row.version())));
        }
        PaymentMethodRow wanted = wanted(context, patch, row);
        judge(patch, wanted);
        judgeRemoval(patch, row, wanted);
        if (!patch.isSound()) {
            return PaymentMethodPayload.refused(patch.errors());
        }
        if (patch.changes().isEmpty()) {
            return new PaymentMethodPayload(BackofficePaymentMethod.of(row), List.of());
        }
        int written = version == 0 ? mapper.insert(wanted) : mapper.update(wanted);
        if (written == 0) {
            return PaymentMethodPayload.refused(List.of(new UserError.VersionConflict(version + 1)));
        }
        Map<String, Object> told = new LinkedHashMap<>(patch.changes());
        told.put("code", code.name());
        audit.record(context, "paymentMethod.update", "paymentMethod", context.tenantId().value(), told);
        PaymentMethodRow now = Objects.requireNonNull(stored().get(code), "it was just written");
        return new PaymentMethodPayload(BackofficePaymentMethod.of(now), List.of());
    }

    private PaymentMethodRow wanted(TenantContext context, InputPatch patch, PaymentMethodRow row) {
        return new PaymentMethodRow(
            row.code(),
            patch.flag("active", row.isActive()),
            patch.number("position", row.position(), 0, MOST_POSITION),
            patch.text("instructions", row.instructions(), LONGEST_INSTRUCTIONS),
            patch.text("publishableKey", row.publishableKey(), LONGEST_KEY),
            sealed(patch, "secretKey", row.secretKey(), ProviderAccounts.secretPlace(context)),
            sealed(patch, "webhookSecret", row.webhookSecret(), ProviderAccounts.webhookPlace(context)),
            patch.flag("capturedAtOnce", row.isCapturedAtOnce()),
            row.version()
        );
    }

    /** A secret that is given anew, or taken away by null; told to the audit without its text. */
    private @Nullable String sealed(InputPatch patch, String field, @Nullable String stored, String place) {
        if (!patch.has(field)) {
            return stored;
        }
        String text = patch.raw(field) instanceof String sent && !sent.isBlank() ? sent.strip() : null;
        if (text != null && text.length() > LONGEST_KEY) {
            patch.refuse(Code.TOO_LONG, "It has at most " + LONGEST_KEY + " characters.", field);
            return stored;
        }
        patch.change(field, stored == null ? null : "set", text == null ? null : "set anew");
        return text == null ? null : box.seal(place, text);
    }

    private static void judge(InputPatch patch, PaymentMethodRow wanted) {
        boolean isCard = wanted.code() == PaymentMethodCode.CARD;
        boolean hasAnyKey =
            wanted.publishableKey() != null || wanted.secretKey() != null || wanted.webhookSecret() != null;
        boolean hasAllKeys =
            wanted.publishableKey() != null && wanted.secretKey() != null && wanted.webhookSecret() != null;
        if (!isCard && hasAnyKey) {
            patch.refuse(Code.INVALID, "Only cards have keys of a provider.", "publishableKey");
        }
        if (isCard && wanted.isActive() && !hasAllKeys) {
            patch.refuse(Code.REQUIRED, "Cards can be offered once all three keys are there.", "active");
        }
    }

    /** Keys can be exchanged for new ones at any time; taken away they cannot be while something is to be asked with them. */
    private void judgeRemoval(InputPatch patch, PaymentMethodRow row, PaymentMethodRow wanted) {
        boolean isSecretGone = row.secretKey() != null && wanted.secretKey() == null;
        boolean isWebhookGone = row.webhookSecret() != null && wanted.webhookSecret() == null;
        long open = isSecretGone || isWebhookGone ? payments.countOpenCards() : 0;
        if (open > 0) {
            String message = "Card payments that are still open need it: " + open + ". Settle or give them up first.";
            patch.refuse(Code.WRONG_STATE, message, isSecretGone ? "secretKey" : "webhookSecret");
        }
    }

    private Map<PaymentMethodCode, PaymentMethodRow> stored() {
        return mapper.listAll().stream().collect(Collectors.toMap(PaymentMethodRow::code, Function.identity()));
    }
}
