/** How the demo shops are paid. */
@NullMarked
package io.quelyos.bff.demo.payment;

import org.jspecify.annotations.NullMarked;
