-- 1
select * from hold_chain($1, $2, $3);

-- 2
with "write_0" as (insert into "journal" select * from json_populate_recordset(null::"journal", $1) returning 1), "write_1" as (insert into "sighting" select * from json_populate_recordset(null::"sighting", $2) on conflict (investigation, id) do update set "item" = excluded."item", "subject" = excluded."subject", "attributes" = excluded."attributes", "spans" = excluded."spans", "track" = excluded."track", "version" = excluded."version", "withdrawn" = excluded."withdrawn" returning 1) select array[(select count(*) from "write_0"), (select count(*) from "write_1")]::int[] as counts;
