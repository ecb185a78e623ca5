/**
 * Bearer tokens: what makes one acceptable, and what it says about its caller. Where the keys come from is decided here
 * too: from an external issuer, fetched at a bounded rate, or from the embedded one.
 */
@NullMarked
package io.quelyos.auth.token;

import org.jspecify.annotations.NullMarked;
