-- 1
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 2
select "sha256", "state", "code", "sentence", "header", "decode" from "inspection" where "sha256" = any($1);

-- 3
select "epoch", "sha256_a" as "a", "sha256_b" as "b", "evidence", "score", "nr", case relation ->> 'relation' when 'shared-part' then relation - 'evidence' end as "relation", relation ->> 'relation' = 'same-thing' as "lead" from "pair_epoch" left join "pair" on "pair"."nr" > $1 order by "nr";
