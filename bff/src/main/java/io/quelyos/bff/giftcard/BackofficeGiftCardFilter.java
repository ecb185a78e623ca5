package io.quelyos.bff.giftcard;

import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; a part that is absent or null says nothing. */
record BackofficeGiftCardFilter(@Nullable String lastFour, @Nullable Boolean isDisabled) {
    static final BackofficeGiftCardFilter ALL = new BackofficeGiftCardFilter(null, null);
}
