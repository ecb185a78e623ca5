/** Letters: what is to be sent, and what became of it. */
@NullMarked
package io.quelyos.persistence.mail;

import org.jspecify.annotations.NullMarked;
