package io.quelyos.persistence.search;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;

/** Puts together what products are found by where the end of a transaction would have been too late for so many. */
@Mapper
public interface SearchRefreshMapper {
    /** Does a few hundred products that were left for later; false where none is left. */
    @Select("select refresh_search_later()")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    boolean refreshNext();
}
