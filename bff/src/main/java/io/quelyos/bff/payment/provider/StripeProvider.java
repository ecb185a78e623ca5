package io.quelyos.bff.payment.provider;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.RefundCreateParams;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Card payments through Stripe's payment intents, by its own library. */
@Component
@EnableConfigurationProperties(StripeSettings.class)
final class StripeProvider implements PaymentProvider {

    private static final Logger LOG = LoggerFactory.getLogger(StripeProvider.class);
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;

    private final StripeSettings settings;

    StripeProvider(StripeSettings settings) {
        this.settings = settings;
    }

    @Override
    public ProviderAnswer start(ProviderAccount account, PaymentStart start) {
        if (!StripeAmounts.canExpress(start.amountMinor(), start.currency())) {
            return new ProviderAnswer.Declined("amount_not_expressible");
        }
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
            .setAmount(StripeAmounts.toStripe(start.amountMinor(), start.currency()))
            .setCurrency(start.currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setCaptureMethod(account.isCapturedAtOnce() ? CaptureMethod.AUTOMATIC : CaptureMethod.MANUAL)
            .addPaymentMethodType("card")
            .putMetadata("payment", start.paymentId().toString())
            .putMetadata("order", start.orderId().toString())
            .build();
        return ask(() ->
            standing(client(account).v1().paymentIntents().create(params, key("start", start.paymentId())))
        );
    }

    @Override
    public ProviderAnswer find(ProviderAccount account, String reference) {
        return ask(() -> standing(client(account).v1().paymentIntents().retrieve(reference)));
    }

    @Override
    public ProviderAnswer capture(
        ProviderAccount account,
        String reference,
        long amountMinor,
        Currency currency,
        UUID key
    ) {
        PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder()
            .setAmountToCapture(StripeAmounts.toStripe(amountMinor, currency))
            .build();
        return ask(() ->
            standing(client(account).v1().paymentIntents().capture(reference, params, key("capture", key)))
        );
    }

    @Override
    public ProviderAnswer cancel(ProviderAccount account, String reference, UUID key) {
        ProviderAnswer answer = ask(() ->
            standing(client(account).v1().paymentIntents().cancel(reference, key("cancel", key)))
        );
        // It is refused where the buyer was faster, or it was given up before.
        return answer instanceof ProviderAnswer.Declined ? find(account, reference) : answer;
    }

    @Override
    public ProviderAnswer refund(
        ProviderAccount account,
        String reference,
        long amountMinor,
        Currency currency,
        UUID key
    ) {
        RefundCreateParams params = RefundCreateParams.builder()
            .setPaymentIntent(reference)
            .setAmount(StripeAmounts.toStripe(amountMinor, currency))
            .build();
        return ask(() -> {
            var refund = client(account).v1().refunds().create(params, key("refund", key));
            boolean isRefused = "failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus());
            return isRefused
                ? new ProviderAnswer.Declined(Objects.requireNonNullElse(refund.getFailureReason(), "refund_failed"))
                : new ProviderAnswer.Refunded(refund.getId());
        });
    }

    /** Asks, and takes every way of failing for what it says about the question. */
    private static ProviderAnswer ask(Question question) {
        try {
            return question.ask();
        } catch (CardException declined) {
            return new ProviderAnswer.Declined(code(declined));
        } catch (ApiConnectionException | RateLimitException | AuthenticationException exception) {
            LOG.warn("Stripe did not answer: {}", String.valueOf(exception.getCause()));
            return new ProviderAnswer.Unavailable(exception.getClass().getSimpleName());
        } catch (StripeException exception) {
            int status = Objects.requireNonNullElse(exception.getStatusCode(), SERVER_ERROR);
            LOG.warn("Stripe answered {} ({}), its request {}", status, code(exception), exception.getRequestId());
            return status >= SERVER_ERROR || status == CONFLICT
                ? new ProviderAnswer.Unavailable("status " + status)
                : new ProviderAnswer.Declined(code(exception));
        }
    }

    private static String code(StripeException exception) {
        return Objects.requireNonNullElse(exception.getCode(), "declined");
    }

    private StripeClient client(ProviderAccount account) {
        return StripeClient.builder()
            .setApiKey(account.secretKey())
            .setApiBase(settings.baseUrl().toString())
            .setConnectTimeout((int) settings.connectTimeout().toMillis())
            .setReadTimeout((int) settings.readTimeout().toMillis())
            // What is not answered is asked again by a job, under the same key.
            .setMaxNetworkRetries(0)
            .build();
    }

    private static RequestOptions key(String verb, UUID key) {
        return RequestOptions.builder()
            .setIdempotencyKey(verb + "-" + key)
            .build();
    }

    private static ProviderAnswer standing(PaymentIntent intent) {
        String currency = intent.getCurrency();
        long received = StripeAmounts.fromStripe(Objects.requireNonNullElse(intent.getAmountReceived(), 0L), currency);
        long capturable = StripeAmounts.fromStripe(
            Objects.requireNonNullElse(intent.getAmountCapturable(), 0L),
            currency
        );
        String failure = intent.getLastPaymentError() == null ? null : intent.getLastPaymentError().getCode();
        return new ProviderAnswer.Standing(
            new PaymentStanding(
                intent.getId(),
                StripeStages.of(intent.getStatus()),
                capturable,
                received,
                intent.getClientSecret(),
                failure
            )
        );
    }

    /** Something that is asked of Stripe. */
    private interface Question {
        ProviderAnswer ask() throws StripeException;
    }
}
