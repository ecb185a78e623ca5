/**
 * Passwords and the guessing of them: one way to hash, at a bounded rate, and counters that stop whoever tries too often.
 */
@NullMarked
package io.quelyos.auth.password;

import org.jspecify.annotations.NullMarked;
