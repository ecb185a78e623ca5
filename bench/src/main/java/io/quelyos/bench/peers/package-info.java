/**
 * Measures the product beside other servers on the same data set, by their own harness: loads their rows into the product's
 * tables, takes part in their rounds as one more peer and tells the ratios.
 */
@NullMarked
package io.quelyos.bench.peers;

import org.jspecify.annotations.NullMarked;
