package io.quelyos.auth.production;

import java.util.List;

/** The production profile was asked for with settings that are only for trying out. */
public final class UnsafeProductionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsafeProductionException(List<String> findings) {
        super(
            "The production profile does not start with these settings:\n" +
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
