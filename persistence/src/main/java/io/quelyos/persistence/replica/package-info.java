/**
 * Reading from a streaming replica of the database, where one is named: how far it has come, which tenants it may answer
 * for, and when it is left out.
 */
@NullMarked
package io.quelyos.persistence.replica;

import org.jspecify.annotations.NullMarked;
