// What a desk that stands in memory asks for: what is newer, what was sent before, how many there are.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table command_key (
      investigation text, by text, key text, asked text not null, from_seq bigint not null, to_seq bigint not null,
      primary key (investigation, by, key))`,
    sql`create index journal_subject on journal (investigation, subject, seq)`,
    // Suggestions are numbered in the order in which they are committed: whoever writes one waits for the one before.
    sql`alter table pair add column nr bigserial`,
    sql`create unique index pair_nr on pair (nr)`,
    sql`create function pair_in_order() returns trigger language plpgsql as $$
      begin
        new.nr = nextval(pg_get_serial_sequence('pair', 'nr'));
        return new;
      end $$`,
    // Rows that are lost have no number: whoever holds what they said asks for the epoch as well, and reads all again.
    sql`create table pair_epoch (epoch bigint not null)`,
    sql`insert into pair_epoch values (1)`,
    sql`create function pair_lost() returns trigger language plpgsql as $$
      begin
        update pair_epoch set epoch = epoch + 1;
        return null;
      end $$`,
    sql`create trigger pair_lost after delete or truncate on pair
      for each statement execute function pair_lost()`,
    sql`create function pair_in_turn() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(8422);
        return null;
      end $$`,
    sql`create trigger pair_in_turn before insert or update or delete on pair
      for each statement execute function pair_in_turn()`,
    sql`create trigger pair_in_order before insert or update on pair
      for each row execute function pair_in_order()`,
    // How many contents of an investigation are matched: kept with every change, so that no page counts them.
    sql`create table cached_matched (investigation text primary key, contents int not null)`,
    sql`insert into cached_matched
      select investigation, count(*) from matching where state = 'done' group by investigation`,
    sql`create function matched_counted() returns trigger language plpgsql as $$
      declare
        change int := 0;
      begin
        if tg_op <> 'INSERT' and old.state = 'done' then change := change - 1; end if;
        if tg_op <> 'DELETE' and new.state = 'done' then change := change + 1; end if;
        if change <> 0 then
          insert into cached_matched values (coalesce(new.investigation, old.investigation), change)
          on conflict (investigation) do update set contents = cached_matched.contents + excluded.contents;
        end if;
        return null;
      end $$`,
    sql`create trigger matched_counted after insert or update or delete on matching
      for each row execute function matched_counted()`,
  ]) {
    await statement.execute(db);
  }
}
