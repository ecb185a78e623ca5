/**
 * GraphQL clients that others wrote, against the running server: what they print, send and expect is the proof that the
 * contract is the public one. The programs lie in {@code src/test/clients} and run on Node.
 */
@NullMarked
package io.quelyos.bff.clients;

import org.jspecify.annotations.NullMarked;
