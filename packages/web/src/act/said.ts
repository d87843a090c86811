// What stands of a headcount, a flag, a group, its description or a fact before and after a member's act: from it follow the entry, and what takes it back.
import { t } from "@lingui/core/macro";
import { canonicalJson, type Change } from "@sightline/domain";

type Payload<V extends Change["verb"]> = Extract<Change, { verb: V }>["payload"];
type Fields = {
  readonly headcount: Payload<"headcount.state">;
  readonly frame: Payload<"frame.flag">;
  readonly group: Payload<"group.define">;
  /** When and where a group was, under its id. */
  readonly event: Payload<"group.describe">;
  readonly fact: Payload<"fact.state">;
};
export type SaidNoun = keyof Fields;

/** Null where it does not stand. `isNew`: nothing ever had this id. */
type SaidOf<N extends SaidNoun> = {
  readonly noun: N;
  readonly id: string;
  readonly before: Fields[N] | null;
  readonly after: Fields[N] | null;
  readonly isNew?: boolean;
};
export type Said = { [N in SaidNoun]: SaidOf<N> }[SaidNoun];
/** What a member did at once. */
export type SaidAct = readonly Said[];

/** Of a group of which nobody has said when and where it was. */
const NOT_DESCRIBED: Fields["event"] = { time: null, place: null, note: null };

/** What stands now under an id of this noun. Of a group: the version that is on show, and all whom it names, also who was withdrawn since. */
export type Standing = (said: Pick<Said, "noun" | "id">) => {
  readonly fields: Fields[SaidNoun] | null;
  readonly version?: number;
  /** It names somebody who was withdrawn since: only a correction may name them. */
  readonly namesGone?: boolean;
};

const turned = ({ isNew: _, ...said }: Said): Said =>
  ({ ...said, before: said.after, after: said.before }) as Said;

export const saidBack = (act: SaidAct): SaidAct => act.toReversed().map(turned);
/** Under its own id, which is taken since it was first said. */
export const saidAgain = (act: SaidAct): SaidAct => act.map(({ isNew: _, ...said }) => said as Said);

/** Who is in a group is the same in any order. */
function textOf(fields: Fields[SaidNoun] | null): string {
  const told = fields && "members" in fields ? { ...fields, members: fields.members.toSorted() } : fields;
  return canonicalJson(told);
}

export const isSaidLeft = (act: SaidAct, standing: Standing): boolean =>
  act.every((said) => {
    const { fields } = standing(said);
    if (said.noun !== "group" || !said.before || !said.after || !fields || !("members" in fields))
      return textOf(fields) === textOf(said.after);
    const { before, after } = said;
    const isNamed = before.name === after.name || fields.name === after.name;
    return (
      isNamed &&
      movedIn(before, after).every((id) => fields.members.includes(id) === after.members.includes(id))
    );
  });

/** Who was put into a group or taken out of it: whoever else is put in since is no matter. */
const movedIn = (before: Fields["group"], after: Fields["group"]): readonly string[] =>
  [...new Set([...before.members, ...after.members])].filter(
    (id) => before.members.includes(id) !== after.members.includes(id),
  );

export const isSaidBack = (act: SaidAct, standing: Standing): boolean => isSaidLeft(saidBack(act), standing);

/** As the journal has it. `does`: what takes back or says again says so as its reason. */
export const writtenOf = (act: SaidAct, standing: Standing, does: "first" | "undo" | "redo") => ({
  changes: act.map((said) => changeOf(said, standing, does === "first")),
  reason: does === "undo" ? t`Taken back.` : does === "redo" ? t`Said again.` : t`Changed.`,
});

function changeOf(said: Said, standing: Standing, isFirst: boolean): Change {
  switch (said.noun) {
    case "headcount":
      return said.after === null
        ? { verb: "headcount.withdraw", subject: said.id, payload: { only: "headcount" } }
        : {
            verb: said.isNew ? "headcount.state" : "headcount.correct",
            subject: said.id,
            payload: said.after,
          };
    case "event":
      return { verb: "group.describe", subject: said.id, payload: said.after ?? NOT_DESCRIBED };
    case "fact":
      return said.after === null
        ? { verb: "fact.withdraw", subject: said.id, payload: { only: "fact" } }
        : { verb: said.isNew ? "fact.state" : "fact.correct", subject: said.id, payload: said.after };
    case "frame": {
      const payload = (said.after ?? said.before) as Fields["frame"];
      const does = said.after === null ? "withdraw" : said.isNew ? "flag" : "restore";
      return { verb: `frame.${does}`, subject: payload.item, payload };
    }
    case "group":
      return groupChangeOf(said, standing, isFirst);
  }
}

/** What takes back or says again names also who was withdrawn since, which only a correction may. */
function groupChangeOf(said: SaidOf<"group">, standing: Standing, isFirst: boolean): Change {
  const { id: subject, before, after, isNew } = said;
  if (after === null) return { verb: "group.withdraw", subject, payload: { only: "group" } };
  if (isNew) return { verb: "group.define", subject, payload: after };
  const { fields, version = 0, namesGone = false } = standing(said);
  const payload = before && fields && "members" in fields ? moved(fields, before, after) : after;
  return isFirst && before?.name === after.name && !namesGone
    ? { verb: "group.change", subject, payload: { members: payload.members, version } }
    : { verb: "group.correct", subject, payload };
}

/** What it is now, changed as from `before` to `after`. */
function moved(now: Fields["group"], before: Fields["group"], after: Fields["group"]): Fields["group"] {
  const turns = movedIn(before, after);
  const stay = now.members.filter((id) => !turns.includes(id) || after.members.includes(id));
  const come = turns.filter((id) => after.members.includes(id) && !stay.includes(id));
  return { name: before.name === after.name ? now.name : after.name, members: [...stay, ...come] };
}
