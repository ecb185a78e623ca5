/** Who is calling, for which tenant and with which rights: one immutable value that every service takes first. */
@NullMarked
package io.quelyos.auth.context;

import org.jspecify.annotations.NullMarked;
