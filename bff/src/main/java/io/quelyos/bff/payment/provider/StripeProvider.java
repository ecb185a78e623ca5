package io.quelyos.bff.payment.provider;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private static final long PAGE = 100;
    /** So many payments are looked through for one whose beginning was not answered. */
    private static final int MOST_LOOKED_AT = 2_000;
    /** By so much clocks may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);
    /** What Stripe refuses as things are, though not for ever. */
    private static final Set<String> PASSING = Set.of("resource_missing", "balance_insufficient", "insufficient_funds");

    private final StripeSettings settings;
    private final StripeGate gate;

    StripeProvider(StripeSettings settings, StripeGate gate) {
        this.settings = settings;
        this.gate = gate;
    }

    @Override
    public boolean canTake(long amountMinor, Currency currency) {
        return StripeAmounts.canExpress(amountMinor, currency);
    }

    @Override
    public ProviderAnswer start(ProviderAccount account, PaymentStart start) {
        if (!canTake(start.amountMinor(), start.currency())) {
            return notExpressible();
        }
        PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
            .setAmount(StripeAmounts.toStripe(start.amountMinor(), start.currency()))
            .setCurrency(start.currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setCaptureMethod(start.isCapturedAtOnce() ? CaptureMethod.AUTOMATIC : CaptureMethod.MANUAL)
            .addPaymentMethodType("card")
            .putMetadata("payment", start.paymentId().toString())
            .putMetadata("order", start.orderId().toString())
            .build();
        RequestOptions key = key("start", start.paymentId(), start.attempt());
        return ask(account, stripe -> standing(stripe.v1().paymentIntents().create(params, key)));
    }

    @Override
    public ProviderAnswer findStarted(ProviderAccount account, PaymentStart start) {
        // Listed and not searched for: what Stripe searches is behind by minutes.
        PaymentIntentListParams params = PaymentIntentListParams.builder()
            .setCreated(
                PaymentIntentListParams.Created.builder().setGte(start.since().minus(CLOCKS).getEpochSecond()).build()
            )
            .setLimit(PAGE)
            .build();
        return ask(account, stripe -> {
            int looked = 0;
            for (PaymentIntent intent : stripe.v1().paymentIntents().list(params).autoPagingIterable()) {
                if (start.paymentId().toString().equals(metadata(intent.getMetadata(), "payment"))) {
                    return standing(intent);
                }
                looked++;
                if (looked == MOST_LOOKED_AT) {
                    return new ProviderAnswer.Unavailable("too many payments to look through", false);
                }
            }
            return new ProviderAnswer.NotNow("none");
        });
    }

    @Override
    public ProviderAnswer find(ProviderAccount account, String reference) {
        return ask(account, stripe -> standing(stripe.v1().paymentIntents().retrieve(reference)));
    }

    @Override
    public ProviderAnswer capture(ProviderAccount account, ProviderRequest request) {
        if (!canTake(request.amountMinor(), request.currency())) {
            return notExpressible();
        }
        PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder()
            .setAmountToCapture(StripeAmounts.toStripe(request.amountMinor(), request.currency()))
            .build();
        RequestOptions key = key("capture", request.id(), request.attempt());
        return ask(account, stripe -> standing(stripe.v1().paymentIntents().capture(request.reference(), params, key)));
    }

    @Override
    public ProviderAnswer cancel(ProviderAccount account, String reference) {
        ProviderAnswer answer = ask(account, stripe -> standing(stripe.v1().paymentIntents().cancel(reference)));
        // It is refused where the buyer was faster, or it was given up before.
        return answer instanceof ProviderAnswer.Declined ? find(account, reference) : answer;
    }

    @Override
    public ProviderAnswer refund(ProviderAccount account, ProviderRequest request) {
        if (!canTake(request.amountMinor(), request.currency())) {
            return notExpressible();
        }
        RefundCreateParams params = RefundCreateParams.builder()
            .setPaymentIntent(request.reference())
            .setAmount(StripeAmounts.toStripe(request.amountMinor(), request.currency()))
            .putMetadata("request", request.id().toString())
            .build();
        RequestOptions key = key("refund", request.id(), request.attempt());
        return ask(account, stripe ->
            new ProviderAnswer.Refunds(List.of(StripeStages.standing(stripe.v1().refunds().create(params, key))))
        );
    }

    @Override
    public ProviderAnswer listRefunds(ProviderAccount account, String reference) {
        RefundListParams params = RefundListParams.builder().setPaymentIntent(reference).setLimit(PAGE).build();
        return ask(account, stripe ->
            new ProviderAnswer.Refunds(
                stripe.v1().refunds().list(params).getData().stream().map(StripeStages::standing).toList()
            )
        );
    }

    private ProviderAnswer ask(ProviderAccount account, Question question) {
        return gate.pass(account, () -> answer(account, question));
    }

    /** Asks, and takes every way of failing for what it says about the question. */
    private ProviderAnswer answer(ProviderAccount account, Question question) {
        try {
            return question.ask(client(account));
        } catch (CardException declined) {
            return new ProviderAnswer.Declined(code(declined));
        } catch (PermissionException | IdempotencyException exception) {
            LOG.warn("Stripe answered {}, its request {}", code(exception), exception.getRequestId());
            return new ProviderAnswer.NotNow(code(exception));
        } catch (ApiConnectionException | RateLimitException | AuthenticationException exception) {
            LOG.warn("Stripe did not answer: {}", String.valueOf(exception.getCause()));
            return new ProviderAnswer.Unavailable(exception.getClass().getSimpleName(), false);
        } catch (StripeException exception) {
            int status = Objects.requireNonNullElse(exception.getStatusCode(), SERVER_ERROR);
            LOG.warn("Stripe answered {} ({}), its request {}", status, code(exception), exception.getRequestId());
            if (status >= SERVER_ERROR || status == CONFLICT) {
                return new ProviderAnswer.Unavailable("status " + status, status != CONFLICT);
            }
            return PASSING.contains(code(exception))
                ? new ProviderAnswer.NotNow(code(exception))
                : new ProviderAnswer.Declined(code(exception));
        }
    }

    private static ProviderAnswer notExpressible() {
        return new ProviderAnswer.Declined("amount_not_expressible");
    }

    private static String code(StripeException exception) {
        return Objects.requireNonNullElse(exception.getCode(), "declined");
    }

    private static String metadata(@Nullable Map<String, String> metadata, String name) {
        return metadata == null ? "" : metadata.getOrDefault(name, "");
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

    /** The first key is the name alone; Stripe keeps a failure under it for a day, so each further one has its number. */
    private static RequestOptions key(String verb, UUID id, int attempt) {
        String name = verb + "-" + id;
        return RequestOptions.builder()
            .setIdempotencyKey(attempt == 1 ? name : name + "-" + attempt)
            .build();
    }

    private static ProviderAnswer standing(PaymentIntent intent) {
        return new ProviderAnswer.Standing(StripeStages.standing(intent));
    }

    /** Something that is asked of Stripe. */
    private interface Question {
        ProviderAnswer ask(StripeClient stripe) throws StripeException;
    }
}
