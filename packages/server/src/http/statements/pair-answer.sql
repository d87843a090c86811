-- 1
select * from hold_chain($1, $2, $3);

-- 2
select "epoch", "sha256_a" as "a", "sha256_b" as "b", "evidence", "score", "nr", case relation ->> 'relation' when 'shared-part' then relation - 'evidence' end as "relation", relation ->> 'relation' = 'same-thing' as "lead" from "pair_epoch" left join "pair" on "pair"."nr" > $1 order by "nr";

-- 3
with "write_0" as (insert into "journal" select * from json_populate_recordset(null::"journal", $1) returning 1), "write_1" as (update "item" as row set "footage" = patch."footage" from json_populate_recordset(null::"item", $2) patch where row.id = patch.id and row.investigation = $3 returning 1), "write_2" as (insert into "decision" select * from json_populate_recordset(null::"decision", $4) on conflict (investigation, id) do update set "a" = excluded."a", "b" = excluded."b", "answer" = excluded."answer", "evidence" = excluded."evidence", "by" = excluded."by", "reason" = excluded."reason" returning 1) select array[(select count(*) from "write_0"), (select count(*) from "write_1"), (select count(*) from "write_2")]::int[] as counts;

-- 4
select "sha256_a" as "a", "sha256_b" as "b", jsonb_set(relation, '{evidence}', relation -> 'evidence' || case relation -> 'evidence' ->> 'by' when 'hashes' then '{"pairs": []}'::jsonb else '{"points": []}'::jsonb end) as "relation" from "pair" where (sha256_a, sha256_b) in (select * from unnest($1::text[], $2::text[]));

-- 5
select "sha256", "state", "code", "sentence", "header", "decode" from "inspection" where "sha256" = any($1);
