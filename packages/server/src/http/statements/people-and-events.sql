-- 1
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 2
select "sha256", "state", "code", "sentence", "header", "decode" from "inspection" where "sha256" = any($1);

-- 3
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 4
select "sha256", "state", "code", "sentence", "header", "decode" from "inspection" where "sha256" = any($1);
