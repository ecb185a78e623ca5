/** What staff see and change of how their tenant delivers. */
@NullMarked
package io.quelyos.bff.delivery.backoffice;

import org.jspecify.annotations.NullMarked;
