/** How the demo shops deliver. */
@NullMarked
package io.quelyos.bff.demo.delivery;

import org.jspecify.annotations.NullMarked;
