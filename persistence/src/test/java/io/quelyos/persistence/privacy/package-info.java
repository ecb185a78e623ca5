/** Whether everything that is known of customers is forgotten with them. */
@NullMarked
package io.quelyos.persistence.privacy;

import org.jspecify.annotations.NullMarked;
