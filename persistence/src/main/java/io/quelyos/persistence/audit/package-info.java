/** The trail of who did what inside a tenant. It is written in the transaction of the deed and never changed. */
@NullMarked
package io.quelyos.persistence.audit;

import org.jspecify.annotations.NullMarked;
