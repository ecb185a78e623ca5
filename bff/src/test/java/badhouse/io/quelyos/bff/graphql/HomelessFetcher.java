package badhouse.io.quelyos.bff.graphql;

import com.netflix.graphql.dgs.DgsComponent;

/** Breaks the rule that fetchers live with their feature; and its package says nothing about null. */
@DgsComponent
class HomelessFetcher {}
