package badhouse.io.quelyos.bff;

import com.netflix.graphql.dgs.DgsComponent;
import java.util.List;

/** Breaks the rule that fetchers call services. */
@DgsComponent
class BadFetcher {

    private final BadMapper mapper;

    BadFetcher(BadMapper mapper) {
        this.mapper = mapper;
    }

    List<String> names() {
        return mapper.listEndless();
    }
}
