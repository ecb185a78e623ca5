/** Mutations that are safe to send again: the key and the answer are stored with the effect itself. */
@NullMarked
package io.quelyos.bff.graphql.idempotency;

import org.jspecify.annotations.NullMarked;
