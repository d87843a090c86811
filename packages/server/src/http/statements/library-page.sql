-- 1
select * from "journal" where "investigation" = $1 and "seq" > $2 and "seq" <= $3 order by "seq" limit $4;

-- 2
with word as (select nr::int, text_asked(whole) as query, '%' || regexp_replace(text_folded(said), $1, $2, 'g') || '%' as pattern from unnest($3::text[], $4::text[]) with ordinality as typed(said, whole, nr)) select nr, $5::text as table, array(select id from "item" where investigation = $6 and (text_folded(item_text(id, name, account, credit, warnings, source, also_found)) like pattern or text_words(item_text(id, name, account, credit, warnings, source, also_found)) @@ query)) as ids from word union all select nr, $7::text as table, array(select id from "comment" where investigation = $8 and (text_folded(text) like pattern or text_words(text) @@ query)) as ids from word union all select nr, $9::text as table, array(select id from "check" where investigation = $10 and (text_folded(basis) like pattern or text_words(basis) @@ query)) as ids from word union all select nr, $11::text as table, array(select id from "review" where investigation = $12 and (text_folded(reason) like pattern or text_words(reason) @@ query)) as ids from word union all select nr, $13::text as table, array(select id from "fact" where investigation = $14 and (text_folded(basis) like pattern or text_words(basis) @@ query)) as ids from word union all select nr, $15::text as table, array(select id from "segment" where investigation = $16 and (text_folded(text) like pattern or text_words(text) @@ query)) as ids from word union all select nr, $17::text as table, array(select id from "translation" where investigation = $18 and (text_folded(text) like pattern or text_words(text) @@ query)) as ids from word;

-- 3
select "sha256", "state", "code", "sentence", "header", "decode" from "inspection" where "sha256" = any($1);

-- 4
select "epoch", "sha256_a" as "a", "sha256_b" as "b", "evidence", "score", "nr", case relation ->> 'relation' when 'shared-part' then relation - 'evidence' end as "relation", relation ->> 'relation' = 'same-thing' as "lead" from "pair_epoch" left join "pair" on "pair"."nr" > $1 order by "nr";
