/** The rules that the migrations must keep, each with something bad that it must find. */
@NullMarked
package io.quelyos.persistence.walls;

import org.jspecify.annotations.NullMarked;
