/** What providers tell us, each message once, whatever the order in which they come. */
@NullMarked
package io.quelyos.bff.payment.webhook;

import org.jspecify.annotations.NullMarked;
