/**
 * Signing up, in and out. What a fetcher calls, with the outcome as a value; what a role or a scope allows is said here too.
 */
@NullMarked
package io.quelyos.auth.account;

import org.jspecify.annotations.NullMarked;
