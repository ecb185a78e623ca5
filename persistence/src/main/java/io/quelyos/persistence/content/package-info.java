/**
 * What a shop shows to everybody, and how it is known that it changed: notices that come with the commit, and when products
 * appear or vanish by the mere passing of time.
 */
@NullMarked
package io.quelyos.persistence.content;

import org.jspecify.annotations.NullMarked;
