/** Tests of tenants from above. Each denial also proves that nothing changed. */
@NullMarked
package io.quelyos.bff.tenant;

import org.jspecify.annotations.NullMarked;
