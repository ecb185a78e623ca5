package io.quelyos.persistence.delivery;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Writes how a tenant delivers. Each update is based on a version and answers 0 where that is not the stored one. */
@Mapper
public interface DeliveryWriteMapper {
    /** Lets those who change how a tenant delivers take turns until their transactions end. */
    @Select("select cast(pg_advisory_xact_lock(hashtextextended('delivery:' || #{tenantId}, 0)) as text)")
    String lockTurns(@Param("tenantId") String tenantId);

    @Insert(
        """
        insert into delivery_zone (tenant_id, id, name, position)
        values (#{tenantId}, #{id}, #{name}, #{position})
        """
    )
    void insertZone(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("name") String name,
        @Param("position") int position
    );

    @Update(
        """
        update delivery_zone
        set name = #{name}, position = #{position}, version = version + 1
        where id = #{id}
            and version = #{version}
        """
    )
    int updateZone(
        @Param("id") UUID id,
        @Param("version") int version,
        @Param("name") String name,
        @Param("position") int position
    );

    @Delete("delete from delivery_zone where id = #{id} and version = #{version}")
    int deleteZone(@Param("id") UUID id, @Param("version") int version);

    @Delete("delete from delivery_area where zone_id = #{zoneId}")
    int deleteAreas(@Param("zoneId") UUID zoneId);

    @Insert(
        """
        insert into delivery_area (tenant_id, zone_id, position, country_code, region_code, postal_prefix)
        select #{tenantId}, r.zone_id, r.position, r.country_code, r.region_code, r.postal_prefix
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            zone_id uuid, position int, country_code text, region_code text, postal_prefix text)
        """
    )
    int insertAreas(@Param("tenantId") UUID tenantId, @Param("rows") List<DeliveryAreaRow> rows);

    @Insert(
        """
        insert into delivery_rate (tenant_id, id, zone_id, name, description, basis, band_starts, band_prices_minor,
            band_end, free_from_minor, minimum_days, maximum_days, is_active, position)
        values (#{tenantId}, #{row.id}, #{row.zoneId}, #{row.name}, #{row.description}, #{row.basis},
            #{row.bandStarts}, #{row.bandPricesMinor}, #{row.bandEnd}, #{row.freeFromMinor}, #{row.minimumDays},
            #{row.maximumDays}, #{row.isActive}, #{row.position})
        """
    )
    void insertRate(@Param("tenantId") UUID tenantId, @Param("row") DeliveryRateRow row);

    /** Changes the rate to the row, if it still has the row's version. */
    @Update(
        """
        update delivery_rate
        set name = #{row.name}, description = #{row.description}, basis = #{row.basis},
            band_starts = #{row.bandStarts}, band_prices_minor = #{row.bandPricesMinor}, band_end = #{row.bandEnd},
            free_from_minor = #{row.freeFromMinor}, minimum_days = #{row.minimumDays},
            maximum_days = #{row.maximumDays}, is_active = #{row.isActive}, position = #{row.position},
            version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int updateRate(@Param("row") DeliveryRateRow row);

    @Delete("delete from delivery_rate where id = #{id} and version = #{version}")
    int deleteRate(@Param("id") UUID id, @Param("version") int version);

    @Insert(
        """
        insert into pickup_point (tenant_id, id, name, line1, postal_code, city, country_code, opening_text,
            price_minor, minimum_days, maximum_days, is_active, position)
        values (#{tenantId}, #{row.id}, #{row.name}, #{row.line1}, #{row.postalCode}, #{row.city}, #{row.countryCode},
            #{row.openingText}, #{row.priceMinor}, #{row.minimumDays}, #{row.maximumDays}, #{row.isActive},
            #{row.position})
        """
    )
    void insertPickupPoint(@Param("tenantId") UUID tenantId, @Param("row") PickupPointRow row);

    /** Changes the point to the row, if it still has the row's version. */
    @Update(
        """
        update pickup_point
        set name = #{row.name}, line1 = #{row.line1}, postal_code = #{row.postalCode}, city = #{row.city},
            country_code = #{row.countryCode}, opening_text = #{row.openingText}, price_minor = #{row.priceMinor},
            minimum_days = #{row.minimumDays}, maximum_days = #{row.maximumDays}, is_active = #{row.isActive},
            position = #{row.position}, version = version + 1
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int updatePickupPoint(@Param("row") PickupPointRow row);

    @Delete("delete from pickup_point where id = #{id} and version = #{version}")
    int deletePickupPoint(@Param("id") UUID id, @Param("version") int version);
}
