// `sightline fact`: stating what holds of sightings, groups or a film, correcting, confirming and withdrawing it.
import { randomUUID } from "node:crypto";
import { findItem, ok, refuse, type Assertion, type Held, type Result } from "@sightline/domain";
import type { Global } from "../global.ts";
import type { TypedPin } from "../typed.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

type Kind = Assertion["kind"];
/** What a fact is about, as its kind has it. */
type About = {
  readonly between?: readonly string[];
  readonly groups?: readonly string[];
  readonly inner?: string;
  readonly outer?: string;
  readonly item?: string;
  readonly span?: readonly [number, number];
};
type Saying = Options &
  About & {
    readonly kind?: Kind;
    readonly basis?: string;
    readonly tier?: number;
    /** False: nothing is pinned any more. */
    readonly pin?: readonly TypedPin[] | false;
  };

const PAIR: readonly (keyof About)[] = ["between"];
const ABOUT: { readonly [K in Kind]: readonly (keyof About)[] } = {
  same: PAIR,
  different: PAIR,
  separate: ["groups"],
  within: ["inner", "outer"],
  continuous: ["item", "span"],
};

export const stateFact = (
  id: string | undefined,
  options: Saying & { readonly kind: Kind; readonly basis: string },
  global: Global,
): Promise<void> =>
  writeChange(
    (held) => {
      const assertion = assertionOf(held, options.kind, options);
      if (!assertion.ok) return assertion;
      const pins = pinsOf(held, options);
      if (!pins.ok) return pins;
      const payload = { assertion: assertion.value, basis: options.basis, pins: pins.value };
      return changeOf("fact.state", id ?? randomUUID(), payload);
    },
    options,
    global,
  );

/** What is left out stays as it is; another kind is about other things, and what is pinned goes with what it showed. */
export const correctFact = (id: string, options: Saying, global: Global): Promise<void> =>
  writeChange(
    (held) => {
      const there = held.fact.get(id);
      if (!there) return refuse("no-such-fact", `No fact has the id ${id}; state it first.`);
      const { kind, tier, ...about } = there.assertion;
      const wanted = options.kind ?? kind;
      const stays = ABOUT[wanted] === ABOUT[kind] ? about : {};
      const assertion = assertionOf(held, wanted, { ...(tier && { tier }), ...stays, ...options });
      if (!assertion.ok) return assertion;
      const pins = pinsOf(held, options);
      if (!pins.ok) return pins;
      const isOfSame =
        wanted === kind && (options.between === undefined || isBetween(about, options.between));
      const payload = {
        assertion: assertion.value,
        basis: options.basis ?? there.basis,
        pins: pins.value ?? (isOfSame ? there.pins : []),
      };
      return changeOf("fact.correct", id, payload);
    },
    options,
    global,
  );

const isBetween = (about: object, ids: readonly string[]): boolean =>
  "between" in about && String(about.between) === String(ids);

/** Undefined where none is named. */
function pinsOf(held: Held, { pin }: Saying): Result<readonly TypedPin[] | undefined> {
  if (pin === undefined || pin === false) return ok(pin === false ? [] : undefined);
  const pins: TypedPin[] = [];
  for (const one of pin) {
    const item = findItem(held, one.item);
    if (!item.ok) return item;
    pins.push({ ...one, item: item.value.id });
  }
  return ok(pins);
}

function assertionOf(held: Held, kind: Kind, options: Saying): Result<unknown> {
  const needed = ABOUT[kind];
  const all = [...new Set(Object.values(ABOUT).flat())];
  const given = all.filter((name) => options[name] !== undefined);
  if (given.length !== needed.length || needed.some((name) => !given.includes(name))) {
    const flags = needed.map((name) => `--${name}`).join(" and ");
    return refuse("wrong-shape", `A fact of the kind ${kind} is about ${flags} alone; give that.`);
  }
  const about = Object.fromEntries(needed.map((name) => [name, options[name]]));
  const item = options.item === undefined ? null : findItem(held, options.item);
  if (item && !item.ok) return item;
  const { tier } = options;
  return ok({ kind, ...about, ...(item && { item: item.value.id }), ...(tier !== undefined && { tier }) });
}

export const reviewFact = (subject: string, options: Options, global: Global): Promise<void> =>
  writeChange({ verb: "fact.review", subject, payload: {} }, options, global);

export const withdrawFact = (
  subject: string,
  options: Options & { review?: boolean },
  global: Global,
): Promise<void> => {
  const only = options.review === true ? "review" : "fact";
  return writeChange({ verb: "fact.withdraw", subject, payload: { only } }, options, global);
};
