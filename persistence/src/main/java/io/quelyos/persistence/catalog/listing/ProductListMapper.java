package io.quelyos.persistence.catalog.listing;

import io.quelyos.persistence.catalog.ProductRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.SelectProvider;

/** Reads pages of products. */
@Mapper
public interface ProductListMapper {
    /** Runs the statement of {@link ProductListSql#page}. */
    @SelectProvider(type = ProductListSql.class, method = "statement")
    List<ProductRow> listPage(Map<String, Object> statement);

    /** Runs the statement of {@link ProductListSql#count}. */
    @SelectProvider(type = ProductListSql.class, method = "statement")
    long countAll(Map<String, Object> statement);

    /** Runs the statement of {@link ProductListSql#matches}. */
    @SelectProvider(type = ProductListSql.class, method = "statement")
    List<MatchRow> listMatches(Map<String, Object> statement);

    /**
     * Which of some products fulfil which of some conditions.
     *
     * @param conditions by ids that the answer tells them by; at least one
     */
    default List<MatchRow> match(Map<UUID, ProductCondition> conditions, List<UUID> productIds) {
        return listMatches(ProductListSql.matches(conditions, productIds));
    }

    /** Runs the statement of {@link ProductListSql#counts}. */
    @SelectProvider(type = ProductListSql.class, method = "statement")
    List<MatchRow.Count> listCounts(Map<String, Object> statement);

    /**
     * How many products of every state fulfil each of some conditions.
     *
     * @param conditions by ids that the answer tells them by; at least one
     */
    default List<MatchRow.Count> count(Map<UUID, ProductCondition> conditions) {
        return listCounts(ProductListSql.counts(conditions));
    }

    /** Runs the statement of {@link ProductListSql#best} or {@link ProductListSql#answers}. */
    @SelectProvider(type = ProductListSql.class, method = "statement")
    List<AnswerQuery.Row> listAnswers(Map<String, Object> statement);

    /** Runs the statement of {@link FacetSql#count}. */
    @SelectProvider(type = ProductListSql.class, method = "statement")
    List<FacetRow> listFacets(Map<String, Object> statement);

    /**
     * The best answers, found by keys; fewer than the limit where the words of names do not tell them, and then
     * {@link #answer} does.
     *
     * @param query one that {@link AnswerQuery#isOfTheBest}
     */
    default List<AnswerQuery.Row> answerBest(AnswerQuery query) {
        return listAnswers(ProductListSql.best(query));
    }

    /** The answers that a query asks for, the best first. */
    default List<AnswerQuery.Row> answer(AnswerQuery query) {
        return listAnswers(ProductListSql.answers(query));
    }

    /** The counts beside a list. */
    default List<FacetRow> countFacets(FacetQuery query) {
        return listFacets(FacetSql.count(query));
    }

    /** The page that a query asks for. */
    default List<ProductRow> list(ProductListQuery query) {
        return listPage(ProductListSql.page(query));
    }

    /** How many products fulfil a condition. */
    default long count(ProductCondition where) {
        return countAll(ProductListSql.count(where));
    }
}
