/** Content in the request's language and prices in its currency, loaded for all of an answer's items at once. */
@NullMarked
package io.quelyos.bff.market.loader;

import org.jspecify.annotations.NullMarked;
