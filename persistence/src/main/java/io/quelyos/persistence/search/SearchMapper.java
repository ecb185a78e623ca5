package io.quelyos.persistence.search;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Asks what buyers may know of a tenant's words. The functions look at all of a tenant's products, behind its policies; the
 * join with {@code product} is what keeps unpublished ones out, and whatever is another tenant's once more.
 */
@Mapper
public interface SearchMapper {
    /** Whether a published product answers the question. */
    @Select(
        """
        select exists (
            select from product_search_matches(#{language}, cast(#{parts} as text[]), #{isAny}) h
            join product p on p.id = h
            where p.status = 'ACTIVE'
                and p.published_at <= now())
        """
    )
    boolean isAnswered(
        @Param("language") String language,
        @Param("parts") List<String> parts,
        @Param("isAny") boolean isAny
    );

    /** The words of published products that look like a mistyped one, the likeliest first. */
    @Select(
        """
        select n.word, max(n.likeness) as likeness, count(*) as products
        from product_search_near(#{language}, #{word}) n
        join product p on p.id = n.product_id
        where p.status = 'ACTIVE'
            and p.published_at <= now()
        group by n.word
        order by likeness desc, products desc, n.word
        limit 20
        """
    )
    List<NearWordRow> listNear(@Param("language") String language, @Param("word") String word);

    /** The words of published products that complete a beginning, the most frequent first. */
    @Select(
        """
        select c.word
        from product_search_completions(#{language}, cast(#{parts} as text[]), #{beginning}) c
        join product p on p.id = c.product_id
        where p.status = 'ACTIVE'
            and p.published_at <= now()
        group by c.word
        order by count(*) desc, c.word
        limit #{limit}
        """
    )
    List<String> listCompletions(
        @Param("language") String language,
        @Param("parts") List<String> parts,
        @Param("beginning") String beginning,
        @Param("limit") int limit
    );

    /**
     * The categories with published products that have a word with a beginning in their names.
     *
     * @param beginning lower case, without accents and signs
     */
    @Select(
        """
        select c.slug, c.name
        from category c
        where position(' ' || #{beginning} in ' ' || search_words(c.name)) > 0
            and exists (
                select from category_product i
                join product p on p.id = i.product_id
                where i.category_id = c.id
                    and p.status = 'ACTIVE'
                    and p.published_at <= now())
        order by starts_with(search_words(c.name), #{beginning}) desc, length(c.name), c.name, c.id
        limit #{limit}
        """
    )
    List<SuggestedNameRow> listCategories(@Param("beginning") String beginning, @Param("limit") int limit);

    /** The makers of published products that have a word with a beginning in their names. */
    @Select(
        """
        select b.slug, b.name
        from brand b
        where position(' ' || #{beginning} in ' ' || search_words(b.name)) > 0
            and exists (
                select from product p
                where p.brand_id = b.id
                    and p.status = 'ACTIVE'
                    and p.published_at <= now())
        order by starts_with(search_words(b.name), #{beginning}) desc, length(b.name), b.name, b.id
        limit #{limit}
        """
    )
    List<SuggestedNameRow> listBrands(@Param("beginning") String beginning, @Param("limit") int limit);
}
