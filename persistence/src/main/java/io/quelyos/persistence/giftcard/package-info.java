/** Gift cards and the ledger of their balances. */
@NullMarked
package io.quelyos.persistence.giftcard;

import org.jspecify.annotations.NullMarked;
