/** Orders of companies that somebody approves first, over HTTP. */
@NullMarked
package io.quelyos.bff.approval;

import org.jspecify.annotations.NullMarked;
