package io.quelyos.bff.graphql.idempotency;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.StringValue;
import graphql.language.VariableReference;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.context.UnboundContext;
import io.quelyos.persistence.idempotency.IdempotencyKeys;
import io.quelyos.persistence.idempotency.IdempotencyMapper;
import io.quelyos.persistence.idempotency.IdempotencyRow;
import io.quelyos.persistence.idempotency.PlatformIdempotencyMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mutation repeatable where the client marked it with {@code @idempotent(key:)}. Key, effect and answer are one
 * transaction: after a crash either all of them are there or none. Of two requests with one key at the same time one does
 * the work, and the other is told to come back.
 */
public final class IdempotentMutations {

    /** What is kept where the answer is not. */
    private static final String NOTHING = "null";
    private static final int MIN_KEY_LENGTH = 8;
    private static final int MAX_KEY_LENGTH = 255;

    private final TenantDb tenantDb;
    private final PlatformDb platformDb;
    private final IdempotencyMapper tenantKeys;
    private final PlatformIdempotencyMapper platformKeys;
    private final PayloadCodec payloads;

    public IdempotentMutations(
        TenantDb tenantDb,
        PlatformDb platformDb,
        IdempotencyMapper tenantKeys,
        PlatformIdempotencyMapper platformKeys,
        PayloadCodec payloads
    ) {
        this.tenantDb = tenantDb;
        this.platformDb = platformDb;
        this.tenantKeys = tenantKeys;
        this.platformKeys = platformKeys;
        this.payloads = payloads;
    }

    /** Puts the repeatability around the fetcher of a mutation. */
    public DataFetcher<?> wrap(String mutation, DataFetcher<?> work) {
        return environment -> {
            String key = keyOf(environment);
            if (key == null || isNobody(environment)) {
                return run(work, environment);
            }
            RequestContext context = environment.getGraphQlContext().get(RequestContext.class);
            var call = new KeyedCall(context, mutation, payloads.hash(key), payloads.hash(environment.getArguments()));
            if (payloads.isSecret(mutation)) {
                // What holds a secret is never kept, and verifying a password must not hold a connection meanwhile. So only
                // what the key was used for is kept, and the work is done again.
                together(context, () -> claim(call));
                return run(work, environment);
            }
            return payloads.isPrepared(mutation)
                ? prepareAndRunOnce(call, environment, work)
                : runOnce(call, () -> run(work, environment));
        };
    }

    /** A call that is to be done once. */
    private record KeyedCall(RequestContext context, String mutation, String keyHash, String requestHash) {
        String actor() {
            return context.actorKey();
        }
    }

    /**
     * Whether the caller is a visitor whom nothing tells from others: two of them may use the same key, and neither must be
     * given the other's answer. What such a visitor changes becomes somebody's only by the cookie that the answer sets, so
     * that whoever missed the answer does right to begin again.
     */
    private static boolean isNobody(DataFetchingEnvironment environment) {
        RequestContext context = environment.getGraphQlContext().get(RequestContext.class);
        return (
            context instanceof TenantContext tenant &&
            tenant.actor() instanceof Actor.Visitor visitor &&
            visitor.guestSessionId() == null
        );
    }

    private @Nullable Object prepareAndRunOnce(
        KeyedCall call,
        DataFetchingEnvironment environment,
        DataFetcher<?> work
    ) {
        IdempotencyRow given = together(call.context(), () -> find(call));
        if (given != null) {
            return replay(call, given);
        }
        Object prepared = get(work, environment);
        return runOnce(call, () -> complete(prepared));
    }

    private @Nullable Object runOnce(KeyedCall call, Supplier<@Nullable Object> work) {
        return together(call.context(), () -> replayOrRun(call, work));
    }

    private <T extends @Nullable Object> T together(RequestContext context, Supplier<T> work) {
        return switch (context) {
            case TenantContext tenant -> tenantDb.write(tenant, work);
            case PlatformContext platform -> platformDb.together(platform, work);
            // Outside of every tenant a visitor can only sign in, and an opened session is never kept for a replay.
            case UnboundContext unbound -> work.get();
        };
    }

    /** Writes down for which arguments a key is used, and refuses others. */
    private boolean claim(KeyedCall call) {
        if (call.context() instanceof UnboundContext) {
            return false;
        }
        IdempotencyKeys keys = lock(call);
        IdempotencyRow given = find(call);
        if (given != null) {
            requireSame(call, given);
            return false;
        }
        keys.save(call.actor(), call.mutation(), call.keyHash(), call.requestHash(), NOTHING);
        keys.deleteExpired();
        return true;
    }

    private IdempotencyKeys lock(KeyedCall call) {
        IdempotencyKeys keys = keys(call);
        if (!keys.tryLock(call.actor(), call.mutation(), call.keyHash())) {
            throw new ApiException(
                ApiErrorCode.IDEMPOTENCY_IN_PROGRESS,
                "A request with this key is at work; send it again in a moment to get its answer."
            );
        }
        return keys;
    }

    private @Nullable Object replayOrRun(KeyedCall call, Supplier<@Nullable Object> work) {
        if (call.context() instanceof UnboundContext) {
            return work.get();
        }
        IdempotencyKeys keys = lock(call);
        IdempotencyRow given = find(call);
        if (given != null) {
            return replay(call, given);
        }
        Object payload = work.get();
        String kept = payload == null ? null : payloads.write(payload);
        if (kept != null && !payloads.isPassing(kept)) {
            keys.save(call.actor(), call.mutation(), call.keyHash(), call.requestHash(), kept);
            keys.deleteExpired();
        }
        return payload;
    }

    private @Nullable IdempotencyRow find(KeyedCall call) {
        return call.context() instanceof UnboundContext
            ? null
            : keys(call).find(call.actor(), call.mutation(), call.keyHash());
    }

    private IdempotencyKeys keys(KeyedCall call) {
        return call.context() instanceof TenantContext ? tenantKeys : platformKeys;
    }

    private Object replay(KeyedCall call, IdempotencyRow given) {
        requireSame(call, given);
        return payloads.read(call.mutation(), given.payload());
    }

    private static void requireSame(KeyedCall call, IdempotencyRow given) {
        if (!given.requestHash().equals(call.requestHash())) {
            throw new ApiException(
                ApiErrorCode.IDEMPOTENCY_KEY_MISMATCH,
                "This key was used with other arguments; use a new key for a new request."
            );
        }
    }

    private static @Nullable Object run(DataFetcher<?> work, DataFetchingEnvironment environment) {
        return complete(get(work, environment));
    }

    private static @Nullable Object complete(@Nullable Object result) {
        return result instanceof Prepared<?> prepared ? prepared.complete() : result;
    }

    private static @Nullable Object get(DataFetcher<?> work, DataFetchingEnvironment environment) {
        try {
            return work.get(environment);
        } catch (RuntimeException exception) {
            throw exception;
        } catch (Exception checked) {
            throw new IllegalStateException("a mutation failed", checked);
        }
    }

    private static @Nullable String keyOf(DataFetchingEnvironment environment) {
        List<Directive> directives = environment.getMergedField().getSingleField().getDirectives("idempotent");
        if (directives.isEmpty()) {
            return null;
        }
        Argument argument = directives.getFirst().getArgument("key");
        Object key = switch (argument.getValue()) {
            case StringValue literal -> literal.getValue();
            case VariableReference variable -> environment.getVariables().get(variable.getName());
            default -> null;
        };
        if (!(key instanceof String text) || text.length() < MIN_KEY_LENGTH || text.length() > MAX_KEY_LENGTH) {
            throw new ApiException(
                ApiErrorCode.BAD_USER_INPUT,
                "The key of @idempotent must have " + MIN_KEY_LENGTH + " to " + MAX_KEY_LENGTH + " characters."
            );
        }
        return text;
    }
}
