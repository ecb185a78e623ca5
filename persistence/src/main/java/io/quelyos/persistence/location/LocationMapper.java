package io.quelyos.persistence.location;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads the places where stock is kept. */
@Mapper
public interface LocationMapper {
    @Select(
        """
        select l.id, l.code, l.name
        from location l
        order by l.position, l.code, l.id
        limit #{limit}
        """
    )
    List<LocationRow> listAll(@Param("limit") int limit);
}
