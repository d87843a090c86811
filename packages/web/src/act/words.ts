// What was done, in the words of the journal, from an act that the journal does not have yet.
import { plural, t } from "@lingui/core/macro";
import {
  acceptSighting,
  answerScene,
  decidePair,
  didSaid,
  proposeChanges,
  reopenPair,
  type Change,
  type Names,
} from "@sightline/domain";
import type { Act } from "./store.ts";

type Said = Pick<Act, "path" | "params">;

/** As after "You": one for each change. */
export function didOf({ path, params }: Said, names: Names): readonly string[] {
  switch (path) {
    case proposeChanges.path:
      return (params["changes"] as readonly Change[]).map((change) => didSaid(change, names));
    case decidePair.path:
    case reopenPair.path:
      return [didSaid(pairChange({ path, params }), names)];
    case answerScene.path:
      return [
        t`answered ${plural((params["pairs"] as readonly unknown[]).length, { one: "# lead", other: "# leads" })} of a scene`,
      ];
    case acceptSighting.path:
      return [t`accepted a sighting that was proposed for ${names.thing(String(params["item"]))}`];
    default:
      return [t`did something at ${path}`];
  }
}

function pairChange({ path, params }: Said): Change {
  const { a, b, answer, evidence } = params as Record<"a" | "b" | "answer" | "evidence", never>;
  return path === decidePair.path
    ? { verb: "pair.decide", subject: a, payload: { with: b, answer, evidence } }
    : { verb: "pair.reopen", subject: a, payload: { with: b } };
}

/** What was typed with it, to be read, and taken elsewhere; of a comment it is all that was done. */
export function typedIn({ params }: Said): readonly string[] {
  const payloads = ((params["changes"] ?? []) as readonly Change[]).map(({ payload }) => payload as object);
  const typed = [...payloads, params].flatMap((said) =>
    ["basis", "reason"].map((name) => (said as Readonly<Record<string, unknown>>)[name]),
  );
  return typed.filter((text) => typeof text === "string" && text.trim() !== "") as string[];
}

/** The item that it is about, where there is one to go to. */
export function itemOf({ params }: Said): string | null {
  const [change] = (params["changes"] ?? []) as readonly (Change & { payload: { item?: unknown } })[];
  if (change) {
    const inside = change.payload.item;
    if (typeof inside === "string") return inside;
    return /^(item|check|comment|review|marks|footage)\./.test(change.verb) ? change.subject : null;
  }
  const { item, a } = params;
  return typeof item === "string" ? item : typeof a === "string" ? a : null;
}
