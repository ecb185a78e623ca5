/** Postal addresses: what makes one acceptable, for every room that takes one, and the addresses that customers keep. */
@NullMarked
package io.quelyos.bff.address;

import org.jspecify.annotations.NullMarked;
