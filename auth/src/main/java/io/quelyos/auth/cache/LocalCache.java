package io.quelyos.auth.cache;

import com.github.benmanes.caffeine.cache.Caffeine;

/** Where every cache in memory begins. */
public final class LocalCache {

    private LocalCache() {}

    /**
     * A cache that is kept in order by the threads that use it: a few steps each. Another thread for them would have to be
     * woken for about every request, which costs the request more than the steps. When a call returns, what it removed has been
     * told to the listener, unless another thread was putting the cache in order at that moment.
     */
    public static Caffeine<Object, Object> newBuilder() {
        return Caffeine.newBuilder().executor(Runnable::run);
    }
}
