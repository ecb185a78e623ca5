/** Signing in and out, and the list of open sessions, for customers and for staff. The rules are auth's. */
@NullMarked
package io.quelyos.bff.session;

import org.jspecify.annotations.NullMarked;
