package io.quelyos.persistence.search;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/**
 * Asks what buyers may know of a tenant's words. The functions look at the tenant's products behind its policies; the join
 * with {@code product} keeps unpublished ones out, and whatever is another tenant's once more.
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

    /** Which of some text queries a published product answers, by their places from 1 on. */
    @Select(
        """
        select k.place
        from product_search_known(#{language}, cast(#{parts} as text[])) k (place)
        order by k.place
        limit 100
        """
    )
    List<Integer> listKnown(@Param("language") String language, @Param("parts") List<String> parts);

    /**
     * The words of active products that look like mistyped ones, the likeliest first. A product can be active before buyers
     * may see it: none of the words is to be told before {@link #listKnown} knows it.
     */
    @Select(
        """
        select n.typed, n.word, n.likeness, n.products
        from product_search_near(#{language}, cast(#{words} as text[])) n
        order by n.typed, n.likeness desc, n.products desc, n.word
        limit 500
        """
    )
    List<NearWordRow> listNear(@Param("language") String language, @Param("words") List<String> words);

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
     * The categories with published products that have a word with a beginning in their names, as a locale names them.
     *
     * @param beginning lower case, without accents and signs
     */
    @Select(
        """
        select c.slug, n.name
        from category c
        left join category_translation t
            on t.tenant_id = c.tenant_id and t.category_id = c.id and t.locale = #{locale}
        cross join lateral (select coalesce(t.name, c.name)) n (name)
        where position(' ' || #{beginning} in ' ' || search_words(n.name)) > 0
            and exists (
                select from category_product i
                join product p on p.id = i.product_id
                where i.category_id = c.id
                    and p.status = 'ACTIVE'
                    and p.published_at <= now())
        order by starts_with(search_words(n.name), #{beginning}) desc, length(n.name), n.name, c.id
        limit #{limit}
        """
    )
    List<SuggestedNameRow> listCategories(
        @Param("locale") String locale,
        @Param("beginning") String beginning,
        @Param("limit") int limit
    );

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
