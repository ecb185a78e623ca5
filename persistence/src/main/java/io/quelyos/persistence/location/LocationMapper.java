package io.quelyos.persistence.location;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes the places where stock is kept. */
@Mapper
public interface LocationMapper {
    @Select(
        """
        select l.id, l.code, l.name, l.position, l.version
        from location l
        order by l.position, l.code, l.id
        limit #{limit}
        """
    )
    List<LocationRow> listAll(@Param("limit") int limit);

    @Select(
        """
        select l.id, l.code, l.name, l.position, l.version
        from location l
        where l.id = #{id}
        """
    )
    @Nullable
    LocationRow findById(@Param("id") UUID id);

    @Insert(
        """
        insert into location (tenant_id, id, code, name, position)
        values (#{tenantId}, #{row.id}, #{row.code}, #{row.name}, #{row.position})
        """
    )
    void insert(@Param("tenantId") UUID tenantId, @Param("row") LocationRow row);

    /** Changes a place that still has the version of its row. */
    @Update(
        """
        update location
        set code = #{row.code}, name = #{row.name}, position = #{row.position}, version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int update(@Param("row") LocationRow row);

    @Delete("delete from location where id = #{id} and version = #{version}")
    int delete(@Param("id") UUID id, @Param("version") int version);

    /** How many articles have pieces there, or fewer than none. */
    @Select("select count(*) from stock_level s where s.location_id = #{id} and s.quantity <> 0")
    int countStocked(@Param("id") UUID id);

    /** Whether pieces for orders come, or came, from there. */
    @Select(
        """
        select exists (select from order_line_stock s where s.location_id = #{id})
            or exists (select from stock_level s where s.location_id = #{id} and s.reserved > 0)
        """
    )
    boolean isServing(@Param("id") UUID id);

    @Delete("delete from stock_level where location_id = #{id} and quantity = 0 and reserved = 0")
    int deleteEmptyStock(@Param("id") UUID id);
}
