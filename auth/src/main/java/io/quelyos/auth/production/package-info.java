/**
 * What the production profile does not start with. Whatever makes a fresh machine comfortable is refused here by name, with
 * what to set instead.
 */
@NullMarked
package io.quelyos.auth.production;

import org.jspecify.annotations.NullMarked;
