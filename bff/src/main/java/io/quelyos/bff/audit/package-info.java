/** Who did what inside a tenant. Every mutation of staff and partners leaves its row here, in its own transaction. */
@NullMarked
package io.quelyos.bff.audit;

import org.jspecify.annotations.NullMarked;
