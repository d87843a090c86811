-- 1
select pg_advisory_xact_lock(hashtextextended($1, 8421));

-- 2
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 3
with "write_0" as (insert into "journal" select * from json_populate_recordset(null::"journal", $1) returning 1), "write_1" as (insert into "sighting" select * from json_populate_recordset(null::"sighting", $2) returning 1) select array[(select count(*) from "write_0"), (select count(*) from "write_1")]::int[] as counts;
