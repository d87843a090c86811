// The whole demo investigation entered from nothing, act by act as members do, is the one that its case file brings in.
import { createHash } from "node:crypto";
import { caseHashOf, checkProof, count, readCase } from "@sightline/count";
import { changeSchema, exportCase, marksVersion, ok, type Change, type Held } from "@sightline/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CaseItem, Hands } from "../../../../fixtures/demo/case-words.ts";
import { fullCase } from "../../../../fixtures/demo/case.ts";
import { planOf } from "../../../../fixtures/demo/plan.ts";
import { ptsUs, type Shot } from "../../../../fixtures/demo/shot.ts";
import { copyHeight, motText, sightingsOf, type Sighting } from "../../../../fixtures/demo/tracks.ts";
import { inventWorld } from "../../../../fixtures/demo/world.ts";
import type { Desk } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import { findOrOpenInvestigation, heldOf } from "../investigation/open.ts";
import { ptsToBlob } from "../item/blob.ts";
import { rebuild } from "../journal/rebuild.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { importCase, importMot } from "./import.ts";

const world = inventWorld(1, 1);
const demo = fullCase(world);
const plan = planOf(world, demo, "nowhere");
const marked = new Map(world.shots.map((shot) => [shot.file, sightingsOf(shot, world)]));

const sha256Of = (file: string): string => createHash("sha256").update(file).digest("hex");
const idOf = (file: string): string => `i-${sha256Of(file).slice(0, 10)}`;
const isItem = (name: string): boolean => marked.has(name);

function shapeOf(shot: Shot): { width: number; height: number } {
  const recipe = shot.copyOf?.recipe;
  const original = world.shots.find(({ stem }) => stem === shot.copyOf?.stem);
  if (!recipe || !original) return { width: shot.view.width, height: shot.view.height };
  return { width: recipe.width, height: copyHeight(original, recipe.width) };
}

type Place = { readonly desk: Desk; readonly investigation: string };
type Wanted = Change | readonly Change[] | ((held: Held) => Change);

/** One act of a member, as the pages and the commands send it: what is refused fails. */
async function say({ desk, investigation }: Place, by: string, wanted: Wanted): Promise<void> {
  const done = await propose(desk, { investigation, by }, (held) =>
    ok(typeof wanted === "function" ? wanted(held) : wanted),
  );
  if (!done.ok) throw new Error(`${JSON.stringify(wanted)}: ${done.refusal.sentence}`);
}

const act = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });

/** What one states another reviews. */
async function byTwo(at: Place, hands: Partial<Hands>, stating: Wanted, reviewing: Wanted): Promise<void> {
  if (hands.statedBy === undefined) throw new Error("Expected who states it, got nobody.");
  await say(at, hands.statedBy, stating);
  if (hands.reviewedBy !== undefined) await say(at, hands.reviewedBy, reviewing);
}

/** A desk with the demo's members and files; the decoders' word on its films is written down, for drawing them takes minutes. */
async function collected(desk: Desk): Promise<Place> {
  const found = await findOrOpenInvestigation(desk, plan.investigation);
  if (!found.ok) throw new Error(found.refusal.sentence);
  const at = { desk, investigation: found.id };
  for (const { id, name } of plan.members)
    await say(at, "owner", act("member.add", id, { id, name, role: "reviewer" }));
  for (const shot of world.shots) {
    const { file, account, kind } = shot;
    const sha256 = sha256Of(file);
    const source = { path: null, url: null, account, credit: null };
    await say(at, "owner", act("item.collect", idOf(file), { sha256, bytes: 1, name: file, kind, source }));
    await decoded(desk, shot);
  }
  return at;
}

async function decoded({ db }: Desk, shot: Shot): Promise<void> {
  const sha256 = sha256Of(shot.file);
  const header = JSON.stringify({ format: shot.kind, ...shapeOf(shot) });
  const known = { state: "done", code: null, sentence: null, decode: null, strip: null, wave: null } as const;
  await db
    .insertInto("inspection")
    .values({ sha256, header, refusedBy: null, ...known })
    .execute();
  const frames = Array.from({ length: shot.frames }, (_, frame) => ptsUs(shot, frame));
  const none = { trimmedHashes: null, trimmedQualities: null, trimmedVariants: null, variants: null };
  const hashes = { hashes: Buffer.alloc(32 * frames.length), qualities: Buffer.alloc(frames.length) };
  await db
    .insertInto("fingerprint")
    .values({ sha256, recipe: "none", ptsUs: ptsToBlob(frames), shotsUs: ptsToBlob([0]), ...hashes, ...none })
    .execute();
}

async function fromFile(at: Place): Promise<void> {
  const { desk, investigation } = at;
  const order = { investigation, as: "owner" };
  const done = [];
  for (const { file, subject, prefix } of plan.tracks) {
    const boxes = motText((marked.get(file) ?? []).filter((one) => one.subject === subject));
    done.push(await importMot(desk, { ...order, item: idOf(file), subject, prefix }, boxes));
  }
  done.push(await importCase(desk, order, demo));
  expect(done.flatMap((one) => (one.ok ? one.plan.refusals : [one.refusal]))).toEqual([]);
}

const tenth = (pixels: number): number => Math.floor(pixels * 10) / 10;
const millionth = (share: number): number => Math.round(share * 1e6) / 1e6;

function trackOf({ boxes }: Sighting, shot: Shot): number[][] {
  const { width, height } = shapeOf(shot);
  return [...boxes].map(([frame, box]) => {
    const [left, top] = [tenth(box.left) / width, tenth(box.top) / height];
    const [right, bottom] = [
      Math.min(1, (tenth(box.left) + tenth(box.width)) / width),
      Math.min(1, (tenth(box.top) + tenth(box.height)) / height),
    ];
    return [ptsUs(shot, frame), ...[left, top, right - left, bottom - top].map(millionth)];
  });
}

/** Marks, flags, their sign-off, and last the verdicts: as they would be given to one item that is worked through. */
async function itemByHand(at: Place, { id: file, ...said }: CaseItem): Promise<void> {
  const item = idOf(file);
  const shot = world.shots.find((one) => one.file === file);
  if (!shot) throw new Error(`no shot ${file}`);
  const [hand = "owner"] = [said.marks?.statedBy, said.reviews[0]?.by].filter((one) => one !== undefined);
  if (said.capturedAt !== null)
    await say(at, "owner", act("item.describe", item, { capturedAt: said.capturedAt }));
  if (said.footage !== null) await say(at, "owner", act("footage.confirm", item, { footage: said.footage }));
  const people = (marked.get(file) ?? []).map((one) => {
    const shows = demo.sightings.find(({ id }) => id === one.id);
    if (!shows) throw new Error(`no sighting ${one.id}`);
    const { subject, attributes, spans } = shows;
    return act("sighting.mark", one.id, { item, subject, attributes, spans, track: trackOf(one, shot) });
  });
  if (people.length > 0) await say(at, hand, people);
  for (const flag of demo.frames.filter((one) => one.item === file))
    await say(at, hand, act("frame.flag", item, { ...flag, item }));
  if (said.marks) {
    const version = (verb: string) => (held: Held) => act(verb, item, { version: marksVersion(held, item) });
    await byTwo(at, said.marks, version("marks.state"), version("marks.review"));
  }
  for (const { by, verdict, reason } of said.reviews)
    await say(at, by, act("item.review", item, { verdict, reason }));
}

async function byHand(at: Place): Promise<void> {
  await say(at, "owner", act("criteria.set", at.investigation, demo.criteria));
  for (const item of demo.items) await itemByHand(at, item);
  for (const { id, statedBy, reviewedBy, item, ...counts } of demo.headcounts)
    await byTwo(
      at,
      { statedBy, reviewedBy },
      act("headcount.state", id, { item: idOf(item), ...counts }),
      act("headcount.review", id, {}),
    );
  // Parts stand before their events in the demo, so that each names what is there.
  for (const { id, name, members, ...hands } of demo.groups)
    await byTwo(
      at,
      hands,
      act("group.define", id, { name, members: members.map((one) => (isItem(one) ? idOf(one) : one)) }),
      (held) => act("group.review", id, { version: held.group.get(id)?.version }),
    );
  for (const { id, statedBy, reviewedBy, basis, ...said } of demo.facts) {
    const assertion = said.kind === "continuous" ? { ...said, item: idOf(said.item) } : said;
    await byTwo(
      at,
      { statedBy, ...(reviewedBy !== undefined && { reviewedBy }) },
      act("fact.state", id, { assertion, basis }),
      act("fact.review", id, {}),
    );
  }
}

async function counted({ desk, investigation }: Place) {
  const exported = exportCase(await heldOf(desk, investigation));
  const read = readCase(exported);
  if (!read.ok) throw new Error(JSON.stringify(read.refusals));
  const result = count(read.case);
  expect(checkProof(read.case, result.proof)).toMatchObject({ ok: true });
  return { exported, hash: caseHashOf(read.case), result };
}

const boxesIn = ({ desk }: Place) =>
  desk.db.selectFrom("sighting").select(["id", "track"]).orderBy("id").execute();

describe("the demo of 140 items", () => {
  const desks: TestDesk[] = [];
  let [hand, file]: Place[] = [];
  beforeAll(async () => {
    desks.push(await testDesk(), await testDesk());
    [hand, file] = await Promise.all(desks.map(({ desk }) => collected(desk)));
    if (!hand || !file) throw new Error("Expected two desks.");
    await byHand(hand);
    await fromFile(file);
  });
  afterAll(async () => {
    for (const desk of desks) await desk.end();
  });
  const places = (): [Place, Place] => {
    if (!hand || !file) throw new Error("Expected two desks.");
    return [hand, file];
  };

  test("entered by its members alone is the case that its file brings in, with the same hash and number", async () => {
    const [mine, theirs] = await Promise.all(places().map(counted));
    expect(mine?.exported.items).toHaveLength(140);
    expect(JSON.stringify(mine?.exported)).toBe(JSON.stringify(theirs?.exported));
    expect(mine?.hash).toBe(theirs?.hash);
    expect(JSON.stringify(mine?.result)).toBe(JSON.stringify(theirs?.result));
    expect(mine?.result.atLeast).toBe(plan.truth.minimum);
    expect(await boxesIn(places()[0])).toEqual(await boxesIn(places()[1]));
  });

  test("holds nothing that one member said for another, and no review by whoever stated it", async () => {
    const [{ desk }] = places();
    const entries = await desk.db.selectFrom("journal").select(["verb", "subject", "by", "via"]).execute();
    expect(entries.filter(({ via }) => via !== null)).toEqual([]);
    const stated = new Map<string, string>();
    const reviews = entries.filter(({ verb, subject, by }) => {
      const noun = verb.slice(0, verb.indexOf("."));
      if (/\.(?:state|define)$/.test(verb)) stated.set(`${noun} ${subject}`, by);
      return noun !== "item" && verb.endsWith(".review");
    });
    expect(reviews.length).toBeGreaterThan(demo.groups.length + demo.headcounts.length + 100);
    expect(
      reviews.filter(({ verb, subject, by }) => {
        const author = stated.get(`${verb.slice(0, verb.indexOf("."))} ${subject}`);
        return author === undefined || author === by;
      }),
    ).toEqual([]);
  });

  test("is the same again from its journal, and another case as soon as one review is taken back", async () => {
    const [at] = places();
    const before = await counted(at);
    expect((await rebuild(at.desk.db)).differed).toEqual([]);
    expect((await counted(at)).hash).toBe(before.hash);
    const one = demo.facts.find(({ reviewedBy }) => reviewedBy !== undefined);
    const { investigation } = at;
    const back = act("fact.withdraw", one?.id ?? "", { only: "review" });
    const done = await propose(at.desk, { investigation, by: "m-ada", reason: "looked again" }, back);
    expect(done.ok).toBe(true);
    expect((await counted(at)).hash).not.toBe(before.hash);
  });
});
