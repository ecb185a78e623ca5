package io.quelyos.persistence.content;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads when what a shop shows changes although nobody writes anything. */
@Mapper
public interface ContentTurnMapper {
    /**
     * In how many microseconds the next product is published, or is too old for a collection of new ones; null where
     * neither will happen. Days that begin are not reckoned with.
     */
    @Select(
        """
        select cast(extract(epoch from least(
            (select min(p.published_at)
            from product p
            where p.status = 'ACTIVE'
                and p.published_at > now()),
            (select min(a.leaves_at)
            from (
                select d.span + (select min(p.published_at)
                    from product p
                    where p.status = 'ACTIVE'
                        and p.published_at >= now() - d.span
                        and p.published_at <= now()) as leaves_at
                from (
                    select distinct make_interval(days => cast(f.days #>> '{}' as int)) as span
                    from collection c
                    cross join lateral jsonb_path_query(c.rule, '$.**.publishedWithinDays') f (days)
                    where jsonb_typeof(f.days) = 'number'
                ) d
            ) a)) - now()) * 1000000 as bigint)
        """
    )
    @Nullable
    Long findNextMicros();
}
