/** How customers wish to be addressed, and who may advertise to them. */
@NullMarked
package io.quelyos.bff.account.preference;

import org.jspecify.annotations.NullMarked;
