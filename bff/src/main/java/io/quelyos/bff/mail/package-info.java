/**
 * Letters to customers and staff. Whoever has something to tell writes the letter inside its own transaction; a job sends it
 * afterwards and tries again where the mail server does not answer. Without a mail server letters are only kept, and shown
 * on a page where the product is tried out.
 */
@NullMarked
package io.quelyos.bff.mail;

import org.jspecify.annotations.NullMarked;
