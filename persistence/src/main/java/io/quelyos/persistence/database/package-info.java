/**
 * Connections, migrations and MyBatis, and the checks that refuse to start on a database where one tenant could see
 * another.
 */
@NullMarked
package io.quelyos.persistence.database;

import org.jspecify.annotations.NullMarked;
