/**
 * The run that an ahead-of-time cache is made from: the product on servers of its own, a short walk through it, and the
 * end. Only the profile {@code training} has it.
 */
@NullMarked
package io.quelyos.bff.training;

import org.jspecify.annotations.NullMarked;
