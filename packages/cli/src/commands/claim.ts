// `sightline claim`, `finding` and `words`: what is claimed, what is found of it, and what vague words mean.
import { randomUUID } from "node:crypto";
import {
  findCount,
  findItem,
  noSuchClaim,
  ok,
  precisionOf,
  refuse,
  saidIn,
  type ClaimSaid,
  type Figure,
  type Held,
  type Result,
  type VagueWord,
} from "@sightline/domain";
import { callerIn, listAllClaims } from "@sightline/server";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import { withInvestigation, withMember, type ByMember } from "../with-investigation.ts";
import { writeAt, writeChange, type Options } from "./write-change.ts";

type Saying = Options & {
  readonly party?: string;
  readonly text?: string;
  readonly figure?: Figure;
  readonly saidBy?: string;
  readonly office?: string;
  readonly saidAt?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly copy?: string;
  readonly count?: string;
  readonly asOf?: string;
  readonly without?: readonly string[];
};

const NOTHING: ClaimSaid = {
  party: "",
  saidBy: null,
  office: null,
  saidAt: null,
  text: "",
  outlet: null,
  url: null,
  copy: null,
  count: null,
  asOf: null,
  figure: { kind: "none" },
};

const MAY_GO: Readonly<Record<string, keyof ClaimSaid>> = {
  "said-by": "saidBy",
  office: "office",
  "said-at": "saidAt",
  outlet: "outlet",
  url: "url",
  copy: "copy",
  count: "count",
  "as-of": "asOf",
};

/** What is left out stays as it was. */
function saidFrom(held: Held, before: ClaimSaid, given: Saying): Result<ClaimSaid> {
  const { without = [], saidAt, copy, count, ...rest } = given;
  const unknown = without.find((what) => !(what in MAY_GO));
  if (unknown !== undefined)
    return refuse("wrong-shape", `${unknown} cannot be taken out; give ${Object.keys(MAY_GO).join(", ")}.`);
  const gone = Object.fromEntries(without.map((what) => [MAY_GO[what], null]));
  const about = count === undefined ? null : findCount(held, count);
  if (about && !about.ok) return about;
  const kept = copy === undefined ? null : findItem(held, copy);
  if (kept && !kept.ok) return kept;
  const { party, text, figure, saidBy, office, outlet, url, asOf } = rest;
  const typed = { party, text, figure, saidBy, office, outlet, url, asOf };
  return ok({
    ...before,
    ...gone,
    ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)),
    ...(saidAt !== undefined && { saidAt: { at: saidAt, precision: precisionOf(saidAt) } }),
    ...(kept && { copy: kept.value.id }),
    ...(about && { count: about.value.id }),
  });
}

export const stateClaim = (id: string | undefined, given: Saying, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const said = saidFrom(held, NOTHING, given);
      return said.ok ? ok({ verb: "claim.state", subject: id ?? randomUUID(), payload: said.value }) : said;
    },
    given,
    global,
  );

export const correctClaim = (subject: string, given: Saying, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const there = claimIn(held, subject);
      if (!there.ok) return there;
      const said = saidFrom(held, saidIn(there.value), given);
      return said.ok ? ok({ verb: "claim.correct", subject, payload: said.value }) : said;
    },
    given,
    global,
  );

/** Whoever confirms it on the command line has read it as it stands now. */
export const reviewClaim = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const there = claimIn(held, subject);
      const { version = 0 } = there.ok ? there.value : {};
      return there.ok ? ok({ verb: "claim.review", subject, payload: { version } }) : there;
    },
    options,
    global,
  );

export const withdrawClaim = (
  subject: string,
  { review = false, ...options }: Options & { readonly review?: boolean },
  global: Global,
): Promise<void> =>
  writeChange(
    { verb: "claim.withdraw", subject, payload: { only: review ? "review" : "claim" } },
    options,
    global,
  );

export const listClaims = (options: Options, global: Global): Promise<void> =>
  withMember(global, options, async (at) => {
    const listed = await claimsFor(at);
    if (!listed.ok) return printRefusal(listed.refusal, options.json);
    const { claims } = listed.value;
    if (options.json === true) return claims.forEach((claim) => print(JSON.stringify(claim)));
    for (const { id, party, text, finding } of claims)
      print(`${party}: ${text.replaceAll(/\s+/g, " ")}  (${id})\n  ${finding.says}: ${finding.why}`);
    if (claims.length === 0) print("Nothing is claimed in this investigation yet.");
  });

/** Of the number as it is now, by a proof that was checked. */
export const signFinding = (subject: string, options: Options, global: Global): Promise<void> =>
  withMember(global, options, async (at) => {
    const listed = await claimsFor(at);
    const claim = listed.ok ? listed.value.claims.find(({ id }) => id === subject) : undefined;
    if (!listed.ok) return printRefusal(listed.refusal, options.json);
    if (!claim) return printRefusal(noSuchClaim(subject).refusal, options.json);
    const { says, atLeast, of } = claim.finding;
    const payload = { version: claim.version, says, atLeast, of };
    await writeAt(at, { verb: "finding.review", subject, payload }, options);
  });

export const withdrawFinding = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "finding.withdraw", subject, payload: {} }, options, global);

export const setWords = (
  { word = [], ...options }: Options & { readonly word?: readonly VagueWord[] },
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const [own] = held.investigation.values();
      return own
        ? ok({ verb: "vague.set", subject: own.id, payload: { words: [...word] } })
        : refuse("no-investigation", "There is no investigation to agree on words in.");
    },
    options,
    global,
  );

export const listWords = (options: Options, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ held }) => {
    const [{ vague } = { vague: [] }] = held.investigation.values();
    if (options.json === true) return vague.forEach((word) => print(JSON.stringify(word)));
    for (const { word, low, high } of vague)
      print(
        low === null && high === null
          ? `“${word}” means no figure`
          : `“${word}” is ${low ?? ""}-${high ?? ""}`,
      );
  });

async function claimsFor({ desk, id, by }: ByMember) {
  const caller = await callerIn(desk, id, { as: by, reading: "data" });
  return caller.ok ? listAllClaims(desk, caller.value, Infinity) : caller;
}

function claimIn(held: Held, id: string) {
  const row = held.claim.get(id);
  return row ? ok(row) : noSuchClaim(id);
}
