-- 1
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 2
select * from journal where investigation = $1 and seq >= $2 and seq < $3 and true and seq = any(array( select own.seq from journal own where own.investigation = $4 and own.subject = any($5) and (own.subject = any($6) and own.verb = any($7) or own.subject = any($8) and own.verb = any($9)) union all select unnest($10::bigint[]))) and (by = $11 or via = $12) and verb = any($13) and at >= $14::date::timestamp at time zone 'utc' and at < ($15::date + 1)::timestamp at time zone 'utc' and strpos(lower(concat_ws(chr(10), reason, payload ->> 'reason', payload ->> 'basis')), lower($16)) > 0 order by seq desc limit $17;
