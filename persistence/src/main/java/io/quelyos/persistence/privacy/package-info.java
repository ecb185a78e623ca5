/** What is known of one customer, all of it: to be handed to them, and to be forgotten. */
@NullMarked
package io.quelyos.persistence.privacy;

import org.jspecify.annotations.NullMarked;
