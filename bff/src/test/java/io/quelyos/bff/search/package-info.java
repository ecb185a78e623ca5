@NullMarked
package io.quelyos.bff.search;

import org.jspecify.annotations.NullMarked;
