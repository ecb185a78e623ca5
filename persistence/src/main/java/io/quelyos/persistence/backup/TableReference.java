package io.quelyos.persistence.backup;

/** A foreign key from one tenant table to another one. */
public record TableReference(String child, String parent) {}
