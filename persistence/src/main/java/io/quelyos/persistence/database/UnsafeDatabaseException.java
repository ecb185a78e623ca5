package io.quelyos.persistence.database;

import java.util.List;

/** The database would let one tenant see another, so the product does not start on it. */
public final class UnsafeDatabaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeDatabaseException(List<String> findings) {
        super(
            "The database is not safe for several tenants:\n" +
                String.join(
                    "\n",
                    findings
                        .stream()
                        .map(finding -> "  - " + finding)
                        .toList()
                )
        );
    }
}
