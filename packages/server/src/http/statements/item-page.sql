-- 1
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 2
select "at", "by" from "journal" where "investigation" = $1 and "subject" = $2 and "verb" = $3;

-- 3
select "inspection"."state", "inspection"."code", "inspection"."sentence", "header", "pts_us", "shots_us", "decode", "strip", "wave", "metadata"."metadata", "matching"."state" as "matched", "matching"."sentence" as "matching_said", "comparison"."state" as "pixels", "comparison"."sentence" as "pixels_said", "cached_matched"."contents" from "item" as "content" left join "inspection" on "inspection"."sha256" = "content"."sha256" left join "fingerprint" on "fingerprint"."sha256" = "content"."sha256" left join "metadata" on "metadata"."sha256" = "content"."sha256" left join "matching" on "matching"."sha256" = "content"."sha256" and "matching"."investigation" = $1 left join "comparison" on "comparison"."sha256" = "content"."sha256" and "comparison"."investigation" = $2 left join "cached_matched" on "cached_matched"."investigation" = $3 where "content"."investigation" = $4 and "content"."id" = $5;
