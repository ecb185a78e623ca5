/**
 * Rows and SQL of everybody who can sign in: customers of one tenant, staff with memberships, operators, and partners'
 * programs. What lies outside of tenants is reached through functions of the database that answer for one name only.
 */
@NullMarked
package io.quelyos.persistence.account;

import org.jspecify.annotations.NullMarked;
