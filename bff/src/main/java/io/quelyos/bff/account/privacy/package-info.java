/** What customers may ask of those who know something of them: to be told all of it, and to be forgotten. */
@NullMarked
package io.quelyos.bff.account.privacy;

import org.jspecify.annotations.NullMarked;
