package io.quelyos.bff.payment.webhook;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.payment.method.ProviderAccounts;
import io.quelyos.bff.payment.provider.StripeSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what Stripe tells a tenant. The signature over the body is the only credential; whoever has none learns nothing,
 * not even whether there is such a tenant.
 */
@RestController
final class StripeWebhookController {

    private static final String SIGNATURE = "Stripe-Signature";

    private final TenantDirectory tenants;
    private final ProviderAccounts accounts;
    private final StripeSettings settings;
    private final StripeInbox inbox;

    StripeWebhookController(
        TenantDirectory tenants,
        ProviderAccounts accounts,
        StripeSettings settings,
        StripeInbox inbox
    ) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.settings = settings;
        this.inbox = inbox;
    }

    @PostMapping("/webhooks/stripe/{slug}")
    ResponseEntity<Void> receive(@PathVariable("slug") String slug, HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(settings.webhookBytes() + 1);
        if (body.length > settings.webhookBytes()) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        Tenant tenant = tenants.findBySlug(slug);
        // Money that is told of is noted, also while the tenant is suspended.
        TenantContext context = tenant == null ? null : tenant.context(new Actor.Visitor(null), Set.of());
        if (context == null || !isSigned(context, text, request.getHeader(SIGNATURE))) {
            return ResponseEntity.badRequest().build();
        }
        StripeMessage message = StripeMessage.read(text);
        if (message == null) {
            return ResponseEntity.badRequest().build();
        }
        inbox.take(context, message);
        return ResponseEntity.ok().build();
    }

    private boolean isSigned(TenantContext context, String text, @Nullable String signature) {
        String secret = accounts.findWebhookSecret(context);
        if (secret == null || signature == null) {
            return false;
        }
        try {
            return Webhook.Signature.verifyHeader(text, signature, secret, settings.webhookTolerance().toSeconds());
        } catch (SignatureVerificationException forged) {
            return false;
        }
    }
}
