/** Who is calling: tenants from requests, credentials, sessions, tokens, and the one context made of them. */
@NullMarked
package io.quelyos.auth;

import org.jspecify.annotations.NullMarked;
