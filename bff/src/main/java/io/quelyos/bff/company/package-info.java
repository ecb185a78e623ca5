/** Companies whose people buy together: who they are, and who invites whom. */
@NullMarked
package io.quelyos.bff.company;

import org.jspecify.annotations.NullMarked;
