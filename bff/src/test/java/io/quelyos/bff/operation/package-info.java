/** What those who run the server look at. */
@NullMarked
package io.quelyos.bff.operation;

import org.jspecify.annotations.NullMarked;
