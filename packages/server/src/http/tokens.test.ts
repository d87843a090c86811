// Tokens at the door: what a program may do in a member’s place, and what the journal says of it.
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { listInvestigations, listTokens, showItem, tokenOf, urlOf } from "@sightline/domain";
import { tokensOfEntries } from "../account/tokens.ts";
import { fsck } from "../fsck/fsck.ts";
import { propose } from "../investigation/command.ts";
import { rebuild } from "../journal/rebuild.ts";
import { ANN, BEN } from "../testing/door-desk.ts";
import { tokenDesk } from "../testing/token-desk.ts";
import { got } from "../testing/visitor.ts";

const { door, investigation, elsewhere, item, made, bearing, asked, codeOf, reads, writes, noted } =
  await tokenDesk();
afterAll(() => door.end());
beforeEach(() => door.pass(16 * 60_000));

describe("a program with a token", () => {
  test("reads what its member reads, with no cookie and no header beside it, where it was made for", async () => {
    const { value } = await made(ANN);
    expect([await reads(value), await reads(value, elsewhere)]).toEqual([
      "answered",
      "no-such-investigation",
    ]);
    const { investigations } = await got(bearing(value).ask(listInvestigations, {}));
    expect(investigations.map(({ id }) => id)).toEqual([investigation]);
  });

  test("is shown pictures and writes only where it was given that", async () => {
    for (const [media, write] of [
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ] as const) {
      const { value } = await made(ANN, { media, write });
      const picture = await codeOf(await asked(value, door.picture));
      const written = await writes(value, noted(`h-${String(media)}-${String(write)}`));
      expect([media, write, picture !== "not-by-token", written !== "not-by-token"]).toEqual([
        media,
        write,
        media,
        write,
      ]);
    }
  });

  test("names itself in every entry that it writes, and the history tells what it is called", async () => {
    const { value, id } = await made(BEN, { write: true, name: "Nightly import" });
    const other = await made(ANN);
    expect(await writes(value, noted("by-token"))).toBe("answered");
    const rows = await door.at.desk.db.selectFrom("journal").selectAll().orderBy("seq").execute();
    const last = rows.at(-1);
    expect([last?.by, last?.via, tokenOf(last?.via ?? null)]).toEqual(["ben", `token:${id}`, id]);
    const named = await tokensOfEntries(
      door.at.desk.db,
      investigation,
      rows.map(({ seq }) => String(seq)),
    );
    expect(named.get(String(last?.seq))).toBe("Nightly import");
    const byHand = rows.filter(({ via }) => via === null).map(({ seq }) => String(seq));
    expect(byHand.filter((seq) => named.has(seq))).toEqual([]);
    expect(rows.filter(({ via }) => tokenOf(via) === other.id)).toEqual([]);
    const { before, after } = await rebuild(door.at.desk.db);
    expect(after).toBe(before);
    expect((await fsck(door.at.desk)).problems).toEqual([]);
  });

  test("is told when it was used last, and never told again what it is", async () => {
    const { who, value, id } = await made(ANN, { name: "Asked for" });
    const listed = async () =>
      (await got(who.ask(listTokens, {}))).tokens.find((token) => token.id === id)?.usedAt;
    expect(await listed()).toBeNull();
    await reads(value);
    expect(await listed()).toBe(door.now().toISOString());
    // What is secret of it may hold the sign that parts it from the rest.
    const secret = value.slice(-43);
    expect(who.last().text).not.toContain(secret);
    const dump = await door.at.desk.db.selectFrom("doorToken").selectAll().execute();
    expect(JSON.stringify(dump)).not.toContain(secret);
    expect(value).toMatch(/^sightline_[0-9a-f]{16}_[\w-]{43}$/);
  });
});

test("an id of two hundred letters has an address", async () => {
  const { value } = await made(ANN);
  for (const letter of ["x", "\u0416", "\u{1f426}"]) {
    const long = letter.repeat(200 / letter.length);
    expect(await codeOf(await asked(value, urlOf(showItem, { investigation, item: long })))).toBe(
      "no-such-item",
    );
  }
});

test("whoever writes by their own hand is named alone", async () => {
  const { at } = door;
  const { held } = await got(
    propose(at.desk, { investigation, by: "owner" }, noted("by-hand") as Parameters<typeof propose>[2]),
  );
  const newest = at.desk.db.selectFrom("journal").select("via").where("seq", "=", held.seq);
  expect((await newest.where("investigation", "=", investigation).executeTakeFirst())?.via).toBeNull();
});

const restrict = (to: string[] | null) =>
  propose(
    door.at.desk,
    { investigation, by: "owner" },
    { verb: "item.restrict", subject: item, payload: { to } },
  );

test("a token sees no item that its member does not see", async () => {
  const { value } = await made(BEN, { media: true });
  const told = async () => [
    await codeOf(await asked(value, urlOf(showItem, { investigation, item }))),
    await codeOf(await asked(value, door.picture)),
  ];
  expect(await told()).toEqual(["answered", "answered"]);
  await restrict([]);
  expect(await told()).toEqual(["no-such-item", "no-such-picture"]);
  await restrict(null);
});
