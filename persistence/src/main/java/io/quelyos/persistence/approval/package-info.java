/** What people of companies ask to be allowed to order. */
@NullMarked
package io.quelyos.persistence.approval;

import org.jspecify.annotations.NullMarked;
