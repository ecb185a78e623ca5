-- The average as buyers read it: to the nearest hundredth, halves up. It was cut before, so that lists sorted by another
-- number than pages showed, and the product of the sum was an int.
alter table product alter column rating_average_hundredths set expression as (
    case
        when rating_count = 0 then 0
        else ((200 * rating_sum::bigint + rating_count) / (2 * rating_count::bigint))::int
    end);
