/**
 * Files that staff send: announced by a mutation, sent by PUT, kept for some hours for those who read them. What is in
 * them is not known here.
 */
@NullMarked
package io.quelyos.bff.upload;

import org.jspecify.annotations.NullMarked;
