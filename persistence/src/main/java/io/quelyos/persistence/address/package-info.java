/** Postal addresses: the value that customers keep and orders copy, and the addresses that customers keep. */
@NullMarked
package io.quelyos.persistence.address;

import org.jspecify.annotations.NullMarked;
