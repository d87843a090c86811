// What is wanted waits for its file, however that comes in, and waits no longer than that.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import type { Held } from "../investigation/held.ts";
import { changeSchema } from "../journal/entry.ts";
import type { Change } from "../journal/nouns.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { onWanted } from "../testing/any-team.ts";
import { workBy } from "../testing/any-work.ts";
import { COLLECTED, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { addressKey, wantedId } from "./address.ts";
import { isWaiting } from "./filled.ts";
import type { WantedRow } from "./wanted.ts";

const ADDRESS = "https://Posts.example/1";
const ID = wantedId(ADDRESS);
const ask = (address = ADDRESS, subject = wantedId(address)): Change => ({
  verb: "wanted.ask",
  subject,
  payload: { address, account: "@mill", posted: "2031-04-09", note: "by the bridge" },
});
const nowhere = { path: null, account: null, credit: null };
const collect = (id: string, url: string | null): Change => ({
  verb: "item.collect",
  subject: id,
  payload: { sha256: "f".repeat(64), bytes: 3, name: "f.jpg", kind: "photo", source: { ...nowhere, url } },
});
const waits = (held: Held, id = ID): boolean => {
  const row = held.wanted.get(id);
  return row !== undefined && isWaiting(row);
};
const asked = () => {
  const held = freshHeld();
  play(held, [...COLLECTED, signed(ask(), "ed")]);
  return held;
};

test.each(["https://posts.example/1", "http://POSTS.example/1/", ADDRESS])(
  "a file found at %s fills it, in the same act",
  (url) => {
    const held = asked();
    expect(waits(held)).toBe(true);
    const journal = play(held, [signed(collect("f", url), "owner")]);
    expect(journal.map(({ verb, subject }) => [verb, subject])).toEqual([
      ["item.collect", "f"],
      ["wanted.fill", ID],
    ]);
    expect([waits(held), held.wanted.get(ID)?.item]).toEqual([false, "f"]);
  },
);

test.each(["https://posts.example/2", "https://posts.example/1?a", "https://evil.example/1", null])(
  "a file found at %s does not",
  (url) => {
    const held = asked();
    play(held, [signed(collect("f", url))]);
    expect(waits(held)).toBe(true);
  },
);

test("an item that is here already fills it by being found there too, or by being named, which gives it the source", () => {
  const found = asked();
  const source = { ...nowhere, url: ADDRESS };
  play(found, [signed({ verb: "item.source", subject: "a", payload: { alsoFound: [source] } })]);
  expect(found.wanted.get(ID)?.item).toBe("a");
  const named = asked();
  play(named, [signed({ verb: "wanted.fill", subject: ID, payload: { item: "a" } }, "ed")]);
  expect(named.wanted.get(ID)?.item).toBe("a");
  expect(named.item.get("a")?.alsoFound).toEqual([
    { ...source, account: "@mill", posted: "2031-04-09", note: "by the bridge" },
  ]);
  const again = signed({ verb: "wanted.fill", subject: ID, payload: { item: "b" } });
  expect(decide(named, again)).toMatchObject({ refusal: { code: "wanted-filled" } });
});

test("it is asked for once, and not where a file from there is here; wanted no more, it can be asked for again", () => {
  const held = asked();
  expect(decide(held, signed(ask("http://posts.example/1/")))).toEqual({ ok: true, value: [] });
  expect(decide(held, signed(ask(ADDRESS, "w-other")))).toMatchObject({ refusal: { code: "wrong-shape" } });
  const away: Change = { verb: "wanted.withdraw", subject: ID, payload: {} };
  expect(decide(held, signed(away, "ed"))).toMatchObject({ refusal: { code: "reason-needed" } });
  expect(decide(held, signed(ask(), "r1"))).toMatchObject({ refusal: { code: "not-allowed" } });
  play(held, [signed(away, "ed", "a mistake")]);
  expect(waits(held)).toBe(false);
  play(held, [signed(ask())]);
  expect(waits(held)).toBe(true);
  play(held, [signed(collect("f", ADDRESS))]);
  expect(decide(held, signed(away, "ed", "a mistake"))).toMatchObject({ refusal: { code: "wanted-filled" } });
  const other = freshHeld();
  play(other, [...COLLECTED, signed(collect("f", ADDRESS))]);
  expect(decide(other, signed(ask()))).toEqual({ ok: true, value: [] });
});

const looking = fc.array(
  onWanted.map((raw) => signed(changeSchema.parse(raw), "ed", "a mistake")),
  { minLength: 6, maxLength: 12 },
);

test("after any work nothing waits that is here, and what was filled is a source of what filled it", () => {
  const met = { waiting: 0, filled: 0 };
  fc.assert(
    fc.property(workBy(...MEMBERS), looking, (work, last) => {
      const held = freshHeld();
      play(held, [...MARKED, ...work, ...last]);
      const rows = [...held.wanted.values()];
      const itemsAt = ({ address }: WantedRow) => held.itemsAt.get(addressKey(address)) ?? [];
      const waiting = rows.filter(isWaiting);
      const filled = rows.flatMap((row) => (row.item === null ? [] : { id: row.item, at: itemsAt(row) }));
      met.waiting += waiting.length;
      met.filled += filled.length;
      expect(waiting.flatMap(itemsAt)).toEqual([]);
      expect(filled.filter(({ id, at }) => !at.includes(id))).toEqual([]);
      const listed = [...held.itemsAt.keys()].flatMap((key) =>
        (held.itemsAt.get(key) ?? []).map((id) => `${key} ${id}`),
      );
      const told = [...held.item.values()].flatMap(({ id, source, alsoFound }) =>
        [source, ...alsoFound].flatMap(({ url }) => (url === null ? [] : `${addressKey(url)} ${id}`)),
      );
      expect(listed.sort()).toEqual([...new Set(told)].sort());
    }),
    { seed: SEED, numRuns: 300 },
  );
  expect([met.waiting > 50, met.filled > 50]).toEqual([true, true]);
});
