/** The keys under which mutations were sent, with the answers that were given; one table per door. */
@NullMarked
package io.quelyos.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
