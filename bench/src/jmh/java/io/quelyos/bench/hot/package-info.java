/** Benchmarks of what every request does, one piece at a time, without HTTP and without a database. */
@NullMarked
package io.quelyos.bench.hot;

import org.jspecify.annotations.NullMarked;
