/** Jobs: which of them are at work at the same time, and what becomes of those that meet a fault. */
@NullMarked
package io.quelyos.bff.job;

import org.jspecify.annotations.NullMarked;
