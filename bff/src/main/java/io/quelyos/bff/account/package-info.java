/** What customers do with their accounts beside signing in, proved by letters to their mailboxes. */
@NullMarked
package io.quelyos.bff.account;

import org.jspecify.annotations.NullMarked;
