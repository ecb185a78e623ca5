/** What buyers are told of their orders by mail, in the language in which they bought. */
@NullMarked
package io.quelyos.bff.order.letter;

import org.jspecify.annotations.NullMarked;
