/** Tests of how pieces are shared out. */
@NullMarked
package io.quelyos.bff.checkout.stock;

import org.jspecify.annotations.NullMarked;
