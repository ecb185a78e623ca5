/** Orders with their lines, their money and their history. */
@NullMarked
package io.quelyos.persistence.order;

import org.jspecify.annotations.NullMarked;
