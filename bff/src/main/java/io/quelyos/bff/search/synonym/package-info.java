/** Words that mean the same to a tenant's buyers, as staff keep them. */
@NullMarked
package io.quelyos.bff.search.synonym;

import org.jspecify.annotations.NullMarked;
