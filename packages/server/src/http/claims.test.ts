// Claims over HTTP: what is found of them for everybody, nothing of one whose copy is not theirs to see, and signatures by those who see all.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  call,
  changeSchema,
  listClaims,
  listJournal,
  proposeChanges,
  type Change,
  type ClaimsShown,
} from "@sightline/domain";
import { fsck } from "../fsck/fsck.ts";
import { rebuild } from "../journal/rebuild.ts";
import { NAMED, OTHERS, restrictedDesk, type RestrictedDesk, type Who } from "../testing/restricted-desk.ts";

let desk: RestrictedDesk;
beforeAll(async () => {
  desk = await restrictedDesk();
});
afterAll(() => desk.end());

const said = (copy: string | null, over: object = {}) => ({
  party: "Northern army",
  saidBy: null,
  office: null,
  saidAt: null,
  text: "We hold nobody.",
  outlet: "The Ford Post",
  url: null,
  copy,
  count: null,
  asOf: null,
  figure: { kind: "at-least", number: 0 },
  ...over,
});
const code = async (who: Who, verb: string, subject: string, payload: object) => {
  const { investigation } = desk;
  const changes = [changeSchema.parse({ verb, subject, payload }) as Change] as never;
  const answer = await call(proposeChanges, { investigation, changes, reason: "as read" }, desk.ask(who));
  return answer.ok ? answer.value.written : answer.refusal.code;
};
const claimsFor = async (who: Who): Promise<ClaimsShown> => {
  const answer = await call(listClaims, { investigation: desk.investigation }, desk.ask(who));
  if (!answer.ok) throw new Error(answer.refusal.sentence);
  return answer.value;
};
const claimFor = async (who: Who, id: string) => {
  const claim = (await claimsFor(who)).claims.find((one) => one.id === id);
  if (!claim) throw new Error(`Expected the claim ${id} for ${who}, got none.`);
  return claim;
};
const sign = async (who: Who, id: string) => {
  const { version, finding } = await claimFor(who, id);
  const { says, atLeast, of } = finding;
  return code(who, "finding.review", id, { version, says, atLeast, of });
};

test("a claim whose copy is restricted is there for whoever sees that, and for nobody else, by no answer", async () => {
  expect(await code("owner", "claim.state", "zq-copy", said(desk.hidden))).toBe(1);
  expect(await code("owner", "claim.state", "zq-open", said(desk.seen))).toBe(1);
  for (const who of ["owner", NAMED] as const)
    expect((await claimsFor(who)).claims.map(({ id }) => id)).toEqual(["zq-copy", "zq-open"]);
  for (const who of OTHERS) {
    expect((await claimsFor(who)).claims.map(({ id }) => id)).toEqual(["zq-open"]);
    expect(JSON.stringify(await claimsFor(who))).not.toContain("zq-copy");
  }
  const { version } = await claimFor("owner", "zq-copy");
  expect(await code("reviewer", "claim.review", "zq-copy", { version })).toBe("no-such-claim");
  expect(await code("editor", "claim.correct", "zq-copy", said(null))).toBe("no-such-claim");
  const journal = await call(listJournal, { investigation: desk.investigation }, desk.ask("reviewer"));
  expect(JSON.stringify(journal)).not.toContain("zq-copy");
  expect(JSON.stringify(journal)).toContain("Northern army");
});

test("what is found is signed by another who sees all items, and by nobody who sees some", async () => {
  const { finding, whyNot } = await claimFor("reviewer", "zq-open");
  expect([finding.says, finding.reviewedBy, whyNot]).toEqual(["supports", null, null]);
  expect(finding.whyNot).toMatch(/^Some items are not shown to you;/);
  expect(await sign("reviewer", "zq-open")).toBe("not-all-seen");
  expect(await sign("owner", "zq-open")).toBe("second-member-needed");
  expect(await sign(NAMED, "zq-open")).toBe(1);
  expect(await sign(NAMED, "zq-open")).toBe(0);
  expect((await claimFor("owner", "zq-open")).finding).toMatchObject({
    reviewedBy: expect.any(String) as string,
  });
  expect(await code("owner", "vague.set", desk.investigation, { words: [] })).toBe(1);
  expect(
    await code("owner", "claim.correct", "zq-open", said(null, { figure: { kind: "word", word: "many" } })),
  ).toBe(1);
  expect((await claimFor("owner", "zq-open")).finding).toMatchObject({
    says: "cannot say",
    reviewedBy: null,
    before: { says: "supports" },
  });
});

test("viewers are told why they may write none, data-only viewers no name, and a rebuild finds what the journal says", async () => {
  const { whyNotState, whyNotAgree } = await claimsFor("viewer");
  expect([whyNotState, whyNotAgree]).toEqual([
    "A viewer enters no claims here.",
    "A viewer agrees on no words here.",
  ]);
  const { statedBy } = await claimFor("data-only-viewer", "zq-open");
  expect(statedBy).toMatch(/^member-\d+$/);
  const before = JSON.stringify(await claimsFor("owner"));
  expect((await rebuild(desk.at.desk.db)).differed).toEqual([]);
  expect(JSON.stringify(await claimsFor("owner"))).toBe(before);
  const { problems } = await fsck(desk.at.desk);
  expect(problems.filter(({ sentence }) => !sentence.startsWith("The original of"))).toEqual([]);
});
