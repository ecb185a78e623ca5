/**
 * Orders of companies that somebody approves first: what is asked for is kept as it was, decided by others than who asked,
 * and used by one order at the most.
 */
@NullMarked
package io.quelyos.bff.approval;

import org.jspecify.annotations.NullMarked;
