package io.quelyos.bff.graphql.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.persistence.redis.RateWindowStore;
import io.quelyos.persistence.redis.RateWindowStore.Ask;
import io.quelyos.persistence.redis.RateWindowStore.Grant;
import io.quelyos.persistence.redis.RedisPatience;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Takes a request and its points from what is left, mostly from what this instance holds already. Over all instances never
 * more than a limit is admitted in a window. Refusals are known to the instance that gave them until the window ends, so
 * that a flood costs Redis nothing and no other tenant anything.
 */
@Component
final class RateLimits implements OperationGuard {

    /** A lease is this part of a supply at the most. */
    private static final long LEASES_PER_SUPPLY = 20;

    private final RateWindowStore store;
    private final RateLimitSettings settings;
    private final Clock clock;
    private final RedisPatience redis;
    private final LocalWindows withoutRedis;
    private final Cache<Supply, Lease> leases;

    RateLimits(RateWindowStore store, RateLimitSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.redis = new RedisPatience("rate limits", settings.redisPause());
        this.withoutRedis = new LocalWindows(settings.localSupplies(), settings.window());
        this.leases = LocalCache.newBuilder()
            .maximumSize(settings.localSupplies())
            .expireAfterAccess(settings.window())
            .build();
    }

    @Override
    public void checkAddress(HttpServletRequest request) {
        check(List.of(Supply.ofTurnedAway(ClientInfo.of(request).address(), settings)));
    }

    @Override
    public void countTurnedAway(HttpServletRequest request) {
        admit(List.of(draw(Supply.ofTurnedAway(ClientInfo.of(request).address(), settings), 1)), System.nanoTime());
    }

    @Override
    public void check(RequestContext context, HttpServletRequest request) {
        check(Supply.of(context, ClientInfo.of(request).address(), settings).all());
    }

    private void check(List<Supply> supplies) {
        long now = System.nanoTime();
        for (Supply supply : supplies) {
            Lease lease = leases.getIfPresent(supply);
            if (lease != null && lease.isExhausted(now)) {
                throw refused(lease.restNanos(now));
            }
        }
    }

    @Override
    public void countInvalid(RequestContext context, HttpServletRequest request) {
        admit(context, request, settings.invalidRequestCost());
    }

    @Override
    public Admission admit(RequestContext context, HttpServletRequest request, long cost) {
        Supply.Draws draws = Supply.of(context, ClientInfo.of(request).address(), settings);
        long now = System.nanoTime();
        List<Draw> points = draws
            .points()
            .stream()
            .map(supply -> draw(supply, cost))
            .toList();
        List<Draw> all = new ArrayList<>(points);
        all.addFirst(draw(draws.requests(), 1));
        admit(all, now);
        Lease scarcest = points.stream().map(Draw::lease).min(Comparator.comparingLong(Lease::left)).orElseThrow();
        return new Admission(
            cost,
            scarcest.left(),
            OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)).plusNanos(scarcest.restNanos(now))
        );
    }

    @Override
    public Duration admitEvent(RequestContext context, HttpServletRequest request, long cost) {
        List<Draw> points = Supply.of(context, ClientInfo.of(request).address(), settings)
            .points()
            .stream()
            .map(supply -> draw(supply, cost))
            .toList();
        return Duration.ofNanos(take(points, System.nanoTime()));
    }

    private void admit(List<Draw> draws, long now) {
        long wait = take(draws, now);
        if (wait > 0) {
            throw refused(wait);
        }
    }

    private Draw draw(Supply supply, long need) {
        return new Draw(supply, leases.get(supply, ignored -> new Lease()), need);
    }

    /** Takes all of it or nothing; tells how many nanoseconds to wait where there is not enough, else 0. */
    private long take(List<Draw> draws, long now) {
        List<Held> held = new ArrayList<>();
        for (Draw draw : draws) {
            Lease.Claim claim = draw.lease().claim(draw.need(), now);
            if (claim.refusedForNanos() > 0) {
                held.forEach(Held::giveBack);
                return claim.refusedForNanos();
            }
            held.add(new Held(draw, claim));
        }
        List<Held> wanting = held
            .stream()
            .filter(one -> one.claim().missing() > 0)
            .toList();
        return wanting.isEmpty() ? 0 : ask(held, wanting);
    }

    private long ask(List<Held> held, List<Held> missing) {
        List<Ask> asks = missing.stream().map(Held::toAsk).toList();
        List<Grant> grants = redis.ask(
            () -> store.take(asks, settings.window()),
            () -> withoutRedis.take(asks, settings.window(), System.nanoTime())
        );
        long now = System.nanoTime();
        Duration wait = Duration.ZERO;
        for (int i = 0; i < grants.size(); i++) {
            Ask ask = asks.get(i);
            Grant grant = grants.get(i);
            long left = ask.limit() - grant.taken();
            missing
                .get(i)
                .draw()
                .lease()
                .learn(Math.max(0, grant.granted() - ask.need()), left, now + grant.rest().toNanos(), now);
            if (grant.granted() == 0 && left < ask.need() && grant.rest().compareTo(wait) > 0) {
                wait = grant.rest();
            }
        }
        if (!wait.isZero()) {
            held.forEach(Held::giveBack);
        }
        return wait.toNanos();
    }

    private static ApiException refused(long waitNanos) {
        long seconds = Math.max(1, Duration.ofNanos(waitNanos).plusMillis(999).toSeconds());
        return new ApiException(
            ApiErrorCode.RATE_LIMITED,
            "That is more than may be asked in a minute; try again in " + seconds + " seconds.",
            Map.of("retryAfterSeconds", seconds)
        );
    }

    /** A need of a supply. */
    private record Draw(Supply supply, Lease lease, long need) {}

    /** A need, and what of it is in hand. */
    private record Held(Draw draw, Lease.Claim claim) {
        void giveBack() {
            draw.lease().giveBack(claim.fromHand());
        }

        Ask toAsk() {
            Supply supply = draw.supply();
            return new Ask(supply.key(), supply.limit(), claim.missing(), supply.limit() / LEASES_PER_SUPPLY);
        }
    }
}
