/**
 * The PostgreSQL and the Redis that the product brings along, so that one command runs it on a fresh machine. Real
 * servers on the loopback interface, with their data kept in one folder.
 */
@NullMarked
package io.quelyos.persistence.embedded;

import org.jspecify.annotations.NullMarked;
