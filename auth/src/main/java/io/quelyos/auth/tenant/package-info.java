/**
 * Which tenant a request is for. A cached directory of tenants that forgets at once what changed, and the rules by which a
 * host and headers name one.
 */
@NullMarked
package io.quelyos.auth.tenant;

import org.jspecify.annotations.NullMarked;
