/** Tests of how money is asked for. */
@NullMarked
package io.quelyos.bff.payment.provider;

import org.jspecify.annotations.NullMarked;
