/** What the product does: one room per feature, and the GraphQL machinery that knows none of them. */
@NullMarked
package io.quelyos.bff;

import org.jspecify.annotations.NullMarked;
