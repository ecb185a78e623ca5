package io.quelyos.bff.graphql.engine;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsQuery;

/** The entry points of the surfaces. They hold nothing; the fields below them are each feature's own. */
@DgsComponent
final class SurfaceRoots {

    private record Root() {}

    private static final Root ROOT = new Root();

    @DgsQuery
    Object vitrine() {
        return ROOT;
    }

    @DgsQuery
    Object shop() {
        return ROOT;
    }

    @DgsQuery
    Object backoffice() {
        return ROOT;
    }

    @DgsQuery
    Object superAdmin() {
        return ROOT;
    }
}
