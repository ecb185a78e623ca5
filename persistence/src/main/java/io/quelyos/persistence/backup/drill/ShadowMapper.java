package io.quelyos.persistence.backup.drill;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What a drill does in its transaction, whose tenant is a shadow that never lasts. */
@Mapper
public interface ShadowMapper {
    /** Makes the transaction's tenant a shadow of another one; the transaction can only be rolled back then. */
    @Select("select cast(open_shadow(#{source}) as text)")
    String openShadow(@Param("source") UUID source);

    /** Checks at once what would be checked by the commit that never comes. */
    @Select("select cast(settle_deferred() as text)")
    String settleDeferred();

    /** The checksums of some files' contents, as they are now. */
    @Select(
        """
        select f.id, encode(sha256(f.content), 'hex') as sha256
        from stored_file f
        where f.id = any(#{ids}::uuid[])
            and f.content is not null
        """
    )
    List<FileSum> findFileSums(@Param("ids") List<UUID> ids);
}
