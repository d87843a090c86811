-- 1
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 2
select "epoch", "sha256_a" as "a", "sha256_b" as "b", "evidence", "score", "nr", case relation ->> 'relation' when 'shared-part' then relation - 'evidence' end as "relation", relation ->> 'relation' = 'same-thing' as "lead" from "pair_epoch" left join "pair" on "pair"."nr" > $1 order by "nr";

-- 3
select "sha256" from "inspection" where state <> 'done' order by "sha256";

-- 4
select "sha256_a" as "a", "sha256_b" as "b", jsonb_set(relation, '{evidence}', relation -> 'evidence' || case relation -> 'evidence' ->> 'by' when 'hashes' then '{"pairs": []}'::jsonb else '{"points": []}'::jsonb end) as "relation" from "pair" where (sha256_a, sha256_b) in (select * from unnest($1::text[], $2::text[]));

-- 5
select "sha256", "state", "code", "sentence", "header", "decode" from "inspection" where "sha256" = any($1);
