package io.quelyos.bff.graphql.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.persistence.redis.RateWindowStore.Ask;
import io.quelyos.persistence.redis.RateWindowStore.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The supplies of an instance that has no Redis: each has its full size, for this instance alone. */
final class LocalWindows {

    private final Cache<String, Window> windows;

    LocalWindows(int maximumSupplies, Duration window) {
        this.windows = LocalCache.newBuilder().maximumSize(maximumSupplies).expireAfterAccess(window).build();
    }

    /** Takes from all supplies or from none. */
    List<Grant> take(List<Ask> asks, Duration window, long now) {
        List<Window> asked = asks
            .stream()
            .map(ask -> windows.get(ask.key(), ignored -> new Window()))
            .toList();
        int granted = 0;
        while (granted < asks.size() && asked.get(granted).tryTake(asks.get(granted), window, now)) {
            granted++;
        }
        boolean isRefused = granted < asks.size();
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < asks.size(); i++) {
            if (isRefused && i < granted) {
                asked.get(i).giveBack(asks.get(i).need());
            }
            grants.add(asked.get(i).grant(isRefused ? 0 : asks.get(i).need(), now));
        }
        return grants;
    }

    private static final class Window {

        private long endsAt = 0;
        private long taken = 0;
        private boolean isOpen = false;

        synchronized boolean tryTake(Ask ask, Duration window, long now) {
            if (!isOpen || now - endsAt >= 0) {
                isOpen = true;
                endsAt = now + window.toNanos();
                taken = 0;
            }
            if (taken + ask.need() > ask.limit()) {
                return false;
            }
            taken += ask.need();
            return true;
        }

        synchronized void giveBack(long units) {
            taken = Math.max(0, taken - units);
        }

        synchronized Grant grant(long granted, long now) {
            return new Grant(granted, taken, Duration.ofNanos(Math.max(1, endsAt - now)));
        }
    }
}
