package io.quelyos.persistence.catalog.edit;

import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts what names a thing of the catalogue by its id without a foreign key; mappers that delete such things are ones. */
public interface MentionMapper {
    /** How many collections have a rule that names it. */
    @Select(
        """
        select count(*)
        from collection g
        where position(cast(#{id} as text) in cast(g.rule as text)) > 0
        """
    )
    int countRulesNaming(@Param("id") UUID id);

    /** How many promotions are about it. */
    @Select(
        """
        select count(*)
        from promotion m
        where position(cast(#{id} as text) in concat(m.targets, m.get_targets)) > 0
        """
    )
    int countPromotionsNaming(@Param("id") UUID id);
}
