/**
 * Keys of this installation: given by settings where it is for real, else made once and kept in the data folder, readable by
 * nobody but the product's own user. And the secrets of links in letters and of links that people share.
 */
@NullMarked
package io.quelyos.auth.secret;

import org.jspecify.annotations.NullMarked;
