/** What staff do with lists of agreed prices. */
@NullMarked
package io.quelyos.bff.pricelist.backoffice;

import org.jspecify.annotations.NullMarked;
