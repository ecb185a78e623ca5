package io.quelyos.persistence.tenant;

import org.jspecify.annotations.Nullable;

/** Bridges to an API whose null contract is narrower than its type says. */
final class Nulls {

    private Nulls() {}

    @SuppressWarnings("NullAway")
    static <T extends @Nullable Object> T cast(@Nullable T value) {
        return value;
    }
}
