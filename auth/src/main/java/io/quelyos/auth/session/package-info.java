/**
 * Sessions of customers, guests and staff: opened at sign-in under a new secret, limited in idle and in total time, ended by
 * their owner or by whoever may. Redis keeps them under a hash, so that whoever reads Redis cannot use them.
 */
@NullMarked
package io.quelyos.auth.session;

import org.jspecify.annotations.NullMarked;
