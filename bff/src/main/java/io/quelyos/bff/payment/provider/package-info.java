/** Whoever moves money for us, behind one interface: asked in bounded time, and under keys by which nothing is done twice. */
@NullMarked
package io.quelyos.bff.payment.provider;

import org.jspecify.annotations.NullMarked;
