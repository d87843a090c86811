// Everybody who is marked, beside the picture: the one at hand, what can be done with them, and the list that follows the hand.
import { t } from "@lingui/core/macro";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import { instantOf } from "../desk/words.ts";
import { Swatch } from "../kit/Swatch.tsx";
import { Button } from "../kit/Button.tsx";
import { List } from "../kit/List.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { Section } from "../kit/Section.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { chunksOf, isSameList } from "./chunks.ts";
import { merged, type Edit } from "./hand.ts";
import type { Sketch } from "./sketch.ts";
import type { MarkHere } from "./use-mark-here.ts";

export function MarkList({ here }: { here: MarkHere }) {
  const { own, subjects, act } = here;
  const { sketches } = here.marking;
  const list = useRef<HTMLUListElement>(null);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const onChoose = useCallback((id: string): void => {
    latest.current.choose(id);
    latest.current.show(id);
  }, []);
  const isHere = new Set(here.marks.map(({ id }) => id));
  useEffect(() => {
    if (own)
      list.current
        ?.querySelector(`[data-line="${CSS.escape(own.id)}"]`)
        ?.scrollIntoView({ block: "nearest" });
  }, [own]);
  return (
    <Section title={t`Marked`}>
      {own && <AtHand here={here} own={own} nr={sketches.indexOf(own) + 1} />}
      {sketches.length === 0 && (
        <p className="mt-2 text-dim">{t`Nobody yet. Each person you mark stands here under their number.`}</p>
      )}
      <List ref={list} className="mt-2 max-h-[30rem] overflow-auto rounded" aria-label={t`Marked people`}>
        {chunksOf(sketches).map((some, i, all) => (
          <Lines
            key={i}
            sketches={some}
            {...{ subjects, onChoose }}
            from={i === 0 ? 1 : 1 + i * (all[0]?.length ?? 0)}
            chosen={some.find((one) => one === own)?.id ?? null}
            here={here.isFilm ? some.map(({ id }) => isHere.has(id)) : null}
          />
        ))}
      </List>
    </Section>
  );
}

type LinesProps = {
  readonly sketches: readonly Sketch[];
  /** Number of the first. */
  readonly from: number;
  readonly subjects: readonly string[];
  /** The one at hand, if it is one of these. */
  readonly chosen: string | null;
  /** Whether each is in the frame on show; null of a photo. */
  readonly here: readonly boolean[] | null;
  readonly onChoose: (id: string) => void;
};

const isSameLines = (a: LinesProps, b: LinesProps): boolean =>
  a.from === b.from &&
  a.chosen === b.chosen &&
  a.onChoose === b.onChoose &&
  isSameList(a.subjects, b.subjects) &&
  isSameList(a.sketches, b.sketches) &&
  isSameList(a.here ?? [], b.here ?? []);

const Lines = memo(function Lines({ sketches, from, subjects, chosen, here, onChoose }: LinesProps) {
  return sketches.map((sketch, i) => (
    <Line
      key={sketch.id}
      {...{ sketch, subjects, onChoose }}
      nr={from + i}
      on={sketch.id === chosen}
      isHere={here?.[i] ?? null}
    />
  ));
}, isSameLines);

type LineProps = Pick<LinesProps, "subjects" | "onChoose"> & {
  readonly sketch: Sketch;
  readonly nr: number;
  readonly on: boolean;
  readonly isHere: boolean | null;
};

/** Of thousands, each is laid out by itself. */
function Line({ sketch, nr, subjects, on, isHere, onChoose }: LineProps) {
  return (
    <li className="contain-content">
      <Button
        look="bare"
        data-line={sketch.id}
        aria-pressed={on}
        className={`eased figures flex w-full items-center gap-2.5 px-2 py-1.5 text-left -outline-offset-2 ${on ? "bg-accent-soft" : "hover:bg-sunk"}`}
        onClick={() => onChoose(sketch.id)}
      >
        <span className="w-8 shrink-0 text-right font-semibold">{nr}</span>
        <Swatch subject={sketch.subject} subjects={subjects} />
        <span className="min-w-0 flex-1">
          {[sketch.subject, ...sketch.attributes].join(", ")}
          {sketch.track === null && <span className="block text-small text-dim">{t`no box drawn`}</span>}
        </span>
        {isHere !== null && (
          <span className={`shrink-0 text-small ${isHere ? "" : "text-dim"}`}>{spanned(sketch)}</span>
        )}
      </Button>
    </li>
  );
}

const spanned = ({ spans }: Sketch): string => {
  const [first, last] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  return first === last ? instantOf(first) : t`${instantOf(first)} to ${instantOf(last)}`;
};

/** Whoever is chosen: what is visible of them, and where in the film they are. */
function AtHand({ here, own, nr }: { here: MarkHere; own: Sketch; nr: number }) {
  const { act, attributes, isFilm } = here;
  const [other, setOther] = useState("");
  const nrOf = (id: string): number => here.marking.sketches.findIndex((one) => one.id === id) + 1;
  const others = isFilm
    ? here.marking.sketches.filter((one) => one.id !== own.id && merged(own, one) !== null)
    : [];
  const edits: readonly (readonly [Edit, string, string])[] = [
    ["extend", t`Seen to the end of the shot`, "E"],
    ["bring", t`Seen up to this frame`, "T"],
    ["leave", t`Leaves the picture here`, "L"],
    ["remove-box", t`Take this key frame away`, ""],
  ];
  return (
    <div className="mt-2 rounded-lg border border-line p-3" data-at-hand={own.id}>
      <p className="font-semibold">{t`Number ${nr}, ${own.subject}`}</p>
      {attributes.length > 0 && (
        <fieldset className="mt-2 flex flex-wrap gap-1.5">
          <legend className="text-small text-dim">{t`What is visible or said`}</legend>
          {attributes.map((name, i) => (
            <Toggle
              key={name}
              className="min-h-7 px-2 text-small"
              on={own.attributes.includes(name)}
              {...(i < 9 && { hotkey: `⇧${i + 1}` })}
              onToggle={() => act.attribute(name)}
            >
              {name}
            </Toggle>
          ))}
        </fieldset>
      )}
      {isFilm && (
        <div className="mt-3 flex flex-wrap gap-1.5">
          {edits.map(([edit, text, key]) => (
            <Button
              key={edit}
              className="min-h-7 px-2 text-small"
              {...(key && { hotkey: key })}
              onClick={() => void act.edit(edit)}
            >
              {text}
            </Button>
          ))}
          <Button className="min-h-7 px-2 text-small" hotkey="G" onClick={() => void act.split()}>
            {t`Another person from here on`}
          </Button>
        </div>
      )}
      {isFilm && others.length > 0 && (
        <div className="mt-3 flex flex-wrap items-end gap-1.5">
          <OneOf
            label={t`The same person as number`}
            options={{
              "": "–",
              ...Object.fromEntries(others.map(({ id, subject }) => [id, `${nrOf(id)} ${subject}`])),
            }}
            chosen={other}
            onChoose={setOther}
          />
          <Button
            off={other === ""}
            onClick={() => {
              if (act.join(other)) setOther("");
            }}
          >{t`Join the two`}</Button>
        </div>
      )}
      <Button icon="cross" className="mt-3 text-bad" hotkey="Del" onClick={() => void act.withdraw()}>
        {t`Withdraw this sighting`}
      </Button>
    </div>
  );
}
