/** Gift cards: money that somebody else has paid, drawn by whoever knows the code. */
@NullMarked
package io.quelyos.bff.giftcard;

import org.jspecify.annotations.NullMarked;
