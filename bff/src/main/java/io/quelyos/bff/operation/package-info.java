/** What those who run the server look at: health, readiness, metrics. */
@NullMarked
package io.quelyos.bff.operation;

import org.jspecify.annotations.NullMarked;
