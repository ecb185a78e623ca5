/**
 * The embedded authorisation server, so that a fresh machine can sign operators and partners in without another product. It
 * is off unless it is asked for, and production refuses it.
 */
@NullMarked
package io.quelyos.auth.server;

import org.jspecify.annotations.NullMarked;
