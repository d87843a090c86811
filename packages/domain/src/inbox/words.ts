// What a matter asks, in plain words, and what members said of it.
import type { BlindRow } from "../blind/blind.ts";
import { firstIn } from "../blind/frame.ts";
import { figureSaid, sourceSaid } from "../claim/words.ts";
import { testedIn } from "../finding/review.ts";
import { findingSaid } from "../finding/words.ts";
import { voiceCalled, voiceSource } from "../voice/words.ts";
import { doubtsOn, statedOf } from "../doubt/standing.ts";
import type { Doubted } from "../doubt/doubt.ts";
import type { Pin } from "../fact/pin.ts";
import { membersOf } from "../group/members.ts";
import { rowsIn, type Held } from "../investigation/held.ts";
import { asserted, type Names } from "../journal/words.ts";
import { segmentsOf } from "../statement/standing.ts";
import { translationsIn } from "../transcript/standing.ts";
import { signOffOf } from "../marks/version.ts";
import type { Asked, Because } from "./matter.ts";

/** Words of a member: what something rests on, with what they pinned of it, or what they said. */
export type Note = { readonly by: string; readonly text: string; readonly pins?: readonly Pin[] };

type Said = {
  readonly says: string;
  readonly notes: readonly Note[];
  /** What is listed with it: who belongs to a group. */
  readonly lists: readonly string[];
};

const said = (says: string, notes: readonly Note[] = [], lists: readonly string[] = []): Said => ({
  says,
  notes,
  lists,
});

const BECAUSE: Readonly<Record<Because, (item: string) => string>> = {
  "second review": (item) => `${item} needs a second review.`,
  void: (item) => `Your verdict on ${item} became void: an answer that it rested on changed.`,
  assigned: (item) => `You look after ${item}, and it has no verdict yet.`,
};

export function matterSaid(held: Held, names: Names, asked: Asked): Said {
  const { member, thing } = names;
  switch (asked.kind) {
    case "conflict":
      return said(
        "These facts cannot all hold, so the number leaves them out.",
        asked.facts.flatMap((id) => noteOn(held, names, id)),
      );
    case "disputed": {
      const row = statedOf(held, asked.about, asked.thing);
      const doubts = row ? doubtsOn(held, asked.about, row) : [];
      return said(`Others doubt it: ${statedSaid(held, names, asked.about, asked.thing)}`, [
        ...(asked.about === "fact" ? basisOf(held, names, asked.thing) : []),
        ...doubts.map(({ by, basis }) => ({ by: member(by), text: basis })),
      ]);
    }
    case "mention": {
      const comment = held.comment.get(asked.comment);
      return said(
        `${member(comment?.by ?? "")} speaks to you about ${thing(asked.item)}.`,
        comment ? [{ by: member(comment.by), text: comment.text }] : [],
      );
    }
    case "fact":
      return said(
        `Is it so? ${statedSaid(held, names, "fact", asked.thing)}`,
        basisOf(held, names, asked.thing),
      );
    case "headcount":
      return said(`Is it so? ${statedSaid(held, names, "headcount", asked.thing)}`);
    case "blind":
      return blindSaid(held, names, asked);
    case "group":
      return groupSaid(held, names, asked.group);
    case "described":
      return describedSaid(held, names, asked.group);
    case "claim": {
      const claim = held.claim.get(asked.claim);
      return claim
        ? said(
            `Was it said so? ${member(claim.statedBy)} entered a claim of ${claim.party}: ${figureSaid(claim.figure)}.`,
            [{ by: sourceSaid(claim), text: claim.text }],
          )
        : said(asked.claim);
    }
    case "finding":
      return foundSaid(held, asked);
    case "voice": {
      const voice = held.voice.get(asked.voice);
      return voice
        ? said(`Is it so? ${member(voice.statedBy)} entered ${voiceCalled(voice.said)}.`, [
            { by: voiceSource(voice.said), text: voice.said.text },
          ])
        : said(asked.voice);
    }
    case "translation":
      return translationSaid(held, names, asked.translation);
    case "statement":
      return statementSaid(held, names, asked.statement);
    case "marks":
      return marksSaid(held, names, asked.item);
    case "review":
      return said(asked.because.map((why) => BECAUSE[why](thing(asked.item))).join(" "));
    case "pair":
      return said(`Do ${thing(asked.a)} and ${thing(asked.b)} show the same recording?`);
    case "refused":
      return said(`${thing(asked.item)} could not be decoded, and nobody has begun with it.`);
  }
}

function foundSaid(held: Held, { claim: id, atLeast }: Extract<Asked, { kind: "finding" }>): Said {
  const claim = held.claim.get(id);
  if (!claim) return said(id);
  const word = claim.figure.kind === "word" ? claim.figure.word : null;
  const why = findingSaid(testedIn(held, claim, atLeast), { atLeast, word });
  return said(`Is this what the evidence says of the claim of ${claim.party}? ${why}`, [
    { by: sourceSaid(claim), text: claim.text },
  ]);
}

/** As `Ann Bell says that s1 and s2 are different people.` */
function statedSaid(held: Held, names: Names, about: Doubted, id: string): string {
  const { member, thing } = names;
  if (about === "fact") {
    const fact = held.fact.get(id);
    return fact ? `${member(fact.statedBy)} says that ${asserted(fact.assertion, names)}.` : id;
  }
  const count = held.headcount.get(id);
  if (!count) return id;
  const most = count.atMost === null ? "" : ` and at most ${count.atMost}`;
  return `${member(count.statedBy)} counted at least ${count.atLeast}${most} (${count.subject}) in ${thing(count.item)}.`;
}

function blindSaid(
  held: Held,
  { member, thing }: Names,
  { blind, stage }: Extract<Asked, { kind: "blind" }>,
): Said {
  const row = held.blind.get(blind);
  if (!row) return said(blind);
  const where = `${row.subject} in ${thing(row.item)}`;
  switch (stage) {
    case "asked":
      return said(`${member(row.askedBy)} asks for a blind count of ${where}.`);
    case "taken":
      return said(`${member(row.by ?? "")} took on a blind count of ${where}, and it is not in yet.`);
    case "differ":
      return said(differSaid(held, row, where));
  }
}

const differSaid = (held: Held, row: BlindRow, where: string): string => {
  const [first, second] = [firstIn(held, row) ?? 0, row.counted ?? 0];
  return `Two members counted ${first} and ${second} of ${where}: ${Math.min(first, second)} counts until they settle it.`;
};

const noteOn = (held: Held, names: Names, id: string): Note[] => {
  const fact = held.fact.get(id);
  if (!fact) return [];
  return [
    {
      by: names.member(fact.statedBy),
      text: `${asserted(fact.assertion, names)} (${id}): ${fact.basis}`,
      pins: fact.pins,
    },
  ];
};

const basisOf = (held: Held, { member }: Names, id: string): Note[] => {
  const fact = held.fact.get(id);
  return fact ? [{ by: member(fact.statedBy), text: fact.basis, pins: fact.pins }] : [];
};

function groupSaid(held: Held, { member, thing }: Names, id: string): Said {
  const group = held.group.get(id);
  if (!group) return said(id);
  const members = membersOf(held, group).map(thing);
  const who = `${member(group.statedBy)} says who belongs to “${group.name ?? id}”`;
  return said(`${who}: ${members.length === 0 ? "nobody" : `${members.length} in all`}.`, [], members);
}

/** A time and a place in numbers: whoever agrees has to see what to. */
function describedSaid(held: Held, { member, thing }: Names, id: string): Said {
  const group = held.group.get(id);
  if (!group) return said(id);
  const { time, place, note, describedBy } = group;
  const by = member(describedBy ?? "");
  const what = `${by} says when and where “${group.name ?? id}” was`;
  const listed = [
    ...(time === null ? [] : [`${time.at}, known to the ${time.precision}`]),
    ...(place === null ? [] : [`${place.latitude}, ${place.longitude}, within ${place.radiusMetres} metres`]),
  ];
  const notes = note === null ? [] : [{ by, text: note }];
  return said(`Was it then and there? ${what}.`, notes, [...listed, ...membersOf(held, group).map(thing)]);
}

function translationSaid(held: Held, { member, thing }: Names, id: string): Said {
  const row = held.translation.get(id);
  const segment = row && held.segment.get(row.segment);
  if (!segment) return said(id);
  const what = `what is heard in ${thing(segment.item)}, from ${segment.language} into ${row.language}`;
  return said(
    row.translator === null
      ? `Is it translated right: ${what}?`
      : `Is it translated right by ${row.translator}: ${what}?`,
    [
      { by: member(segment.statedBy), text: segment.text },
      { by: member(row.statedBy), text: row.text },
    ],
  );
}

function statementSaid(held: Held, { member, thing }: Names, id: string): Said {
  const row = held.statement.get(id);
  if (!row) return said(id);
  const where = `${member(row.statedBy)} states of ${thing(row.item)}: ${row.attributes.join(", ")}`;
  const heard = segmentsOf(held, row).flatMap((segment) => [
    { by: member(segment.statedBy), text: segment.text },
    ...translationsIn(held, segment.id).map(({ statedBy, text }) => ({ by: member(statedBy), text })),
  ]);
  return said(row.captivity ? `Is it said so, in captivity? ${where}.` : `Is it said so? ${where}.`, heard);
}

function marksSaid(held: Held, { member, thing }: Names, id: string): Said {
  const item = held.item.get(id);
  const signed = item && signOffOf(held, item);
  const by = signed ? member(signed.statedBy) : "Somebody";
  const marked = rowsIn(held, "sighting", id).length;
  return said(
    `${by} signed off the marks of ${thing(id)}: ${marked === 1 ? "1 person" : `${marked} people`}.`,
  );
}
