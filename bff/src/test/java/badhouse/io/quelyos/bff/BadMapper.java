package badhouse.io.quelyos.bff;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Breaks the rules about SQL, and about where it lives. */
@Mapper
interface BadMapper {
    @Select("select p.id from product p where p.name = '${name}' limit 1")
    List<String> listPasted(@Param("name") String name);

    @Select("select * from product limit 10")
    List<String> listStar();

    @Select("select p.id from product p order by p.id")
    List<String> listEndless();
}
