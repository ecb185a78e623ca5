/** What the demo shops take off, and the taxes that they collect. */
@NullMarked
package io.quelyos.bff.demo.pricing;

import org.jspecify.annotations.NullMarked;
