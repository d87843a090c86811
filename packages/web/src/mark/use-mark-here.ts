// Marking at the frame that is on show: which tool, whom it is about, and what each key and click comes to.
import { t } from "@lingui/core/macro";
import { showSettings } from "@sightline/domain";
import { useMemo, useState } from "react";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { useWhyNot } from "../desk/may.ts";
import { letterOf } from "../desk/use-keys.ts";
import type { ItemShown } from "../check/item-shown.ts";
import { useInvestigation } from "../kit/investigation.ts";
import * as hand from "./hand.ts";
import type { MarkShown } from "./AtRest.tsx";
import type { Tool } from "./MarkLayer.tsx";
import { headAt, type Sketch, type Stroke } from "./sketch.ts";
import type { Act } from "./undo.ts";
import { useMarking } from "./use-marking.ts";
import { useOffered } from "./use-offered.ts";

type Here = {
  readonly item: ItemShown;
  /** The frame that is on show, decoded; null while another is on its way. */
  readonly atUs: number | null;
  readonly revealed: boolean;
  readonly onSeek: (atUs: number) => void;
};

/** The letter of each tool; it also begins. */
const TOOLS: Readonly<Record<string, Tool | undefined>> = { h: "heads", b: "boxes", v: "choose" };

export function useMarkHere({ item, atUs, revealed, onSeek }: Here) {
  const investigation = useInvestigation();
  const marking = useMarking(item);
  const mayNot = useWhyNot("sighting.mark");
  const whyNot = item.withheld ? t`You count a frame of this blind: say first how many you see.` : mayNot;
  const [wanted, setWanted] = useState(false);
  const [tool, setTool] = useState<Tool>("heads");
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const { data } = useAnswer(showSettings, { investigation });
  const settings = data?.ok ? data.value : null;
  const { sketches } = marking;
  const { subjects, attributes } = useMemo(
    () => namesOf(settings, sketches, asked),
    [settings, sketches, asked],
  );
  const subject = asked ?? subjects[0] ?? "person";
  const on = wanted && revealed && whyNot === null && !item.withdrawn;
  const own = sketches.find(({ id }) => id === chosen) ?? null;
  const marks = useMemo(
    () => (on && atUs !== null ? hand.marksAt(sketches, atUs) : NOBODY),
    [on, sketches, atUs],
  );
  const shape = item.header ? item.header.width / item.header.height : 1;
  const { ptsUs, shotsUs } = item;
  const frameBefore = atUs === null ? undefined : ptsUs.findLast((at) => at < atUs);

  const offered = useOffered(item.tile.id, on ? atUs : null);

  const stroke = (...strokes: readonly (Stroke | null)[]): boolean => {
    const all = strokes.filter((one) => one !== null);
    if (all.length > 0) marking.stroke(...all);
    return all.length > 0;
  };
  const mark = (place: Parameters<typeof hand.placed>[2]): void => {
    if (atUs === null) return;
    const id = hand.freshId();
    stroke(hand.newMark(id, subject, atUs, place));
    setChosen(id);
  };
  const act = {
    choose: setChosen,
    head: (at: { readonly x: number; readonly y: number }) => mark(headAt(at, marks, shape)),
    /** Whoever is chosen and not seen in this frame is drawn into it; else it is somebody new. */
    box: (place: Parameters<typeof hand.placed>[2]): void => {
      if (atUs === null) return;
      const isElsewhere = own !== null && !marks.some(({ id }) => id === own.id);
      if (isElsewhere && ptsUs.length > 1) stroke(hand.placed(own, atUs, place));
      else mark(place);
    },
    place: (id: string, place: Parameters<typeof hand.placed>[2]): void => {
      const sketch = sketches.find((one) => one.id === id);
      if (sketch && atUs !== null) stroke(hand.placed(sketch, atUs, place));
    },
    subject: (name: string): void => {
      setAsked(name);
      if (own && own.subject !== name) stroke(hand.described(own, { subject: name }));
    },
    attribute: (name: string): void => {
      if (!own) return;
      const there = own.attributes.includes(name);
      const next = there ? own.attributes.filter((one) => one !== name) : [...own.attributes, name];
      stroke(hand.described(own, { attributes: next }));
    },
    withdraw: (): boolean => {
      if (!own) return false;
      setChosen(null);
      return stroke({ does: "withdraw", sketch: own });
    },
    edit: (edit: hand.Edit): boolean =>
      own !== null &&
      atUs !== null &&
      stroke(hand.edited(own, edit, { atUs, shotEnd: hand.shotEndOf(shotsUs, ptsUs, atUs) })),
    split: (): boolean =>
      own !== null &&
      atUs !== null &&
      frameBefore !== undefined &&
      stroke(...(hand.split(own, frameBefore, atUs) ?? [])),
    join: (other: string): boolean => {
      const second = sketches.find(({ id }) => id === other);
      return own !== null && second !== undefined && stroke(...(hand.merged(own, second) ?? []));
    },
    /** The one after or before whoever is chosen, and the frame in which they are seen. */
    step: (by: 1 | -1): void => {
      const at = sketches.findIndex(({ id }) => id === chosen);
      const to = sketches[at < 0 ? (by === 1 ? 0 : sketches.length - 1) : at + by];
      if (!to) return;
      setChosen(to.id);
      act.show(to.id);
    },
    /** Goes where somebody is seen, if that is not here. */
    show: (id: string): void => {
      const sketch = sketches.find((one) => one.id === id);
      if (!sketch || (atUs !== null && marks.some((one) => one.id === id))) return;
      const at = sketch.track?.[0]?.[0] ?? sketch.spans[0]?.[0];
      if (at !== undefined && at !== atUs) onSeek(at);
    },
    undo: (): void => look(atUs === null ? null : marking.undo(atUs)),
    redo: (): void => look(atUs === null ? null : marking.redo(atUs)),
  };
  /** Nothing changes out of sight. */
  const look = (last: Act | null): void => {
    if (last === null || atUs === null) return;
    setChosen(last[0]?.sketch.id ?? null);
    const to = hand.whereSeen(last, atUs);
    if (to !== null) onSeek(to);
  };

  /** True when the key did something here. */
  const press = (event: KeyboardEvent): boolean => {
    const letter = letterOf(event);
    const begins = TOOLS[letter];
    if (
      begins !== undefined &&
      !event.repeat &&
      !event.shiftKey &&
      revealed &&
      whyNot === null &&
      !item.withdrawn
    ) {
      setWanted(true);
      setTool(begins);
      return true;
    }
    if (!on) return false;
    const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
    if (digit > 0) {
      const name = event.shiftKey ? attributes[digit - 1] : subjects[digit - 1];
      if (name === undefined) return false;
      if (event.shiftKey) act.attribute(name);
      else act.subject(name);
      return true;
    }
    if (event.key === "Delete" || event.key === "Backspace") return act.withdraw();
    if (event.key === "Escape") {
      if (chosen === null) setWanted(false);
      else setChosen(null);
      return true;
    }
    if (event.repeat && letter !== "," && letter !== ".") return false;
    switch (letter) {
      case "u":
        if (event.shiftKey) act.redo();
        else act.undo();
        return true;
      case "j":
        act.step(1);
        return true;
      case "k":
        act.step(-1);
        return true;
      case "l":
        return act.edit("leave");
      case "e":
        return act.edit("extend");
      case "t":
        return act.edit("bring");
      case "g":
        return act.split();
      case "y":
        return offered.takeNext();
      case ",":
      case ".": {
        // Of whoever is chosen, and of nobody else: the last key frame does not lead on to the next shot.
        if (!own || ptsUs.length === 1) return false;
        const to = atUs === null ? undefined : hand.keyFrame(own, atUs, letter === ".");
        if (to !== undefined) onSeek(to);
        return true;
      }
      default:
        return false;
    }
  };

  return {
    on,
    toggle: () => setWanted(!wanted),
    /** Why nobody can be marked here; null where they can. */
    whyNot: item.withdrawn ? t`It was taken out of the investigation: nobody is marked in it.` : whyNot,
    tool,
    setTool,
    subject,
    subjects,
    attributes,
    own,
    marks,
    offered,
    atUs,
    isFilm: ptsUs.length > 1,
    marking,
    act,
    press,
  };
}

const NOBODY: readonly MarkShown[] = [];

type Settings = z.infer<typeof showSettings.answer>;

const eachOnce = (...names: readonly (readonly string[] | undefined)[]): readonly string[] => [
  ...new Set(names.flatMap((some) => some ?? [])),
];

/** The classes of people and what is visible of them: those of the investigation, and those that are in use here. */
function namesOf(settings: Settings | null, sketches: readonly Sketch[], asked: string | null) {
  return {
    subjects: eachOnce(
      settings?.criteria.subjects,
      settings?.subjects.map(({ name }) => name),
      sketches.map(({ subject }) => subject),
      asked === null ? [] : [asked],
    ),
    attributes: eachOnce(
      settings?.attributes.map(({ name }) => name),
      sketches.flatMap((sketch) => sketch.attributes),
    ),
  };
}
export type MarkHere = ReturnType<typeof useMarkHere>;
