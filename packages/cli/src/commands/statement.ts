// `sightline statement`, `sayings` and `said`: what somebody says in films, and in how much footage and by how many people it is said.
import { randomUUID } from "node:crypto";
import { howMany } from "@sightline/count";
import {
  findItem,
  heardHash,
  ok,
  refuse,
  sayingsOf,
  type Held,
  type Result,
  type SaidShown,
  type StatementRow,
} from "@sightline/domain";
import { callerIn, listAllSaid } from "@sightline/server";
import type { Global } from "../global.ts";
import { oneLine, print, printRefusal } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";
import { speakerOf } from "./segment.ts";
import { changeOf, writeChange, type Options } from "./write-change.ts";

type Said = Options & {
  readonly from?: number;
  readonly to?: number;
  readonly attribute?: readonly string[];
  readonly speaker?: string;
  readonly captivity?: "yes" | "no";
  readonly note?: string | false;
};
type Stating = Said & { readonly item: string };

const held = (captivity: Said["captivity"]) =>
  captivity === undefined ? {} : { captivity: captivity === "yes" };

export const stateStatement = (id: string | undefined, said: Stating, global: Global): Promise<void> =>
  writeChange(
    (desk) => {
      const item = findItem(desk, said.item);
      if (!item.ok) return item;
      const { from, to, attribute: attributes, speaker = "unknown", captivity, note = false } = said;
      return changeOf("statement.state", id ?? randomUUID(), {
        item: item.value.id,
        startUs: from,
        endUs: to,
        speaker: speakerOf(speaker),
        attributes,
        note: note === false ? null : note,
        ...held(captivity),
      });
    },
    said,
    global,
  );

/** What is left out stays as it is. */
export const correctStatement = (id: string, said: Said, global: Global): Promise<void> =>
  writeChange(
    (desk) => {
      const there = statementIn(desk, id);
      if (!there.ok) return there;
      const { item, startUs, endUs, speaker, attributes, note, captivity } = there.value;
      return changeOf("statement.correct", id, {
        item,
        startUs: said.from ?? startUs,
        endUs: said.to ?? endUs,
        speaker: said.speaker === undefined ? speaker : speakerOf(said.speaker),
        attributes: said.attribute ?? attributes,
        note: said.note === false ? null : (said.note ?? note),
        captivity,
        ...held(said.captivity),
      });
    },
    said,
    global,
  );

/** Whoever confirms it on the command line has read it as it stands now. */
export const reviewStatement = (id: string, options: Options, global: Global): Promise<void> =>
  writeChange(
    (desk) => {
      const there = statementIn(desk, id);
      if (!there.ok) return there;
      const payload = { version: there.value.version, heard: heardHash(desk, there.value) };
      return ok({ verb: "statement.review", subject: id, payload });
    },
    options,
    global,
  );

export const withdrawStatement = (
  subject: string,
  { review = false, ...options }: Options & { readonly review?: boolean },
  global: Global,
): Promise<void> =>
  writeChange(
    { verb: "statement.withdraw", subject, payload: { only: review ? "review" : "statement" } },
    options,
    global,
  );

type Setting = Options & { readonly attribute?: string[]; readonly captive?: string[] };

export const setSayings = ({ attribute, captive, ...options }: Setting, global: Global): Promise<void> =>
  writeChange(
    (desk) => {
      const [own] = desk.investigation.values();
      if (!own) return refuse("no-investigation", "There is no investigation to set this in.");
      const payload = {
        attributes: attribute ?? own.sayings.attributes,
        captive: captive ?? own.sayings.captive,
      };
      return changeOf("sayings.set", own.id, payload);
    },
    options,
    global,
  );

export const listSayings = (options: Options, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ held: desk }) => {
    const { attributes, captive } = sayingsOf(desk);
    if (options.json === true) return print(JSON.stringify({ attributes, captive }));
    print(`Statements say: ${attributes.join(", ") || "nothing yet"}`);
    print(`Held are: ${captive.join(", ") || "none"}`);
  });

export const listSaid = (options: Options & { readonly attribute?: string }, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id }) => {
    const caller = await callerIn(desk, id, { as: global.as, reading: "data" });
    if (!caller.ok) return printRefusal(caller.refusal, options.json);
    const { attribute } = options;
    const listed = await listAllSaid(desk, caller.value, { attribute, many: Infinity });
    if (!listed.ok) return printRefusal(listed.refusal, options.json);
    if (options.json === true) return print(JSON.stringify(listed.value));
    tell(listed.value);
  });

function tell({ attributes, statements, items }: SaidShown): void {
  const nameOf = new Map(items.map(({ id, name }) => [id, name]));
  for (const { attribute, footage, people } of attributes) {
    const { atLeast, pieces, ungrouped } = footage;
    print(`${attribute}: in ${howMany(atLeast, "distinct piece")} of footage`);
    for (const piece of pieces) print(oneLine(`  ${piece.items.map((one) => nameOf.get(one)).join(", ")}`));
    if (ungrouped.length > 0)
      print(`  ${ungrouped.length} of them with no footage recorded: look for copies before this is printed`);
    print(people === null ? "  no number of people is proved" : `  by at least ${people} people`);
  }
  for (const { id, item, startUs, endUs, attributes: says, captivity, words, whyUncounted } of statements) {
    const counts = whyUncounted === null ? "" : `, not counted: ${whyUncounted}`;
    const held = captivity ? ", spoken in captivity" : "";
    print(
      oneLine(
        `${id}: ${nameOf.get(item) ?? item}, ${startUs}-${endUs} µs, ${says.join(", ")}${held}${counts}`,
      ),
    );
    for (const { text, language } of words) print(oneLine(`  ${language}: ${text}`));
  }
  if (statements.length === 0) print("Nothing is stated of what is said yet.");
}

function statementIn(desk: Held, id: string): Result<StatementRow> {
  const row = desk.statement.get(id);
  return row ? ok(row) : refuse("no-such-statement", `No statement has the id ${id}; state it first.`);
}
