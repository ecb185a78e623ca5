/** What tests through HTTP share: the running server, two mirror tenants, a client. Real PostgreSQL and Redis behind it. */
@NullMarked
package io.quelyos.bff.testing;

import org.jspecify.annotations.NullMarked;
