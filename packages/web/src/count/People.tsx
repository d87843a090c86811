// The people of a part, one line each: by which sighting, in which item, joined by which facts.
import type { Anonymous, Person } from "@sightline/count";
import { Link } from "@tanstack/react-router";
import { instantOf, shortIdOf } from "../desk/words.ts";
import { Swatch } from "../item/SightingList.tsx";
import type { PartContext } from "./part-context.ts";
import { firstOf, isAnonymous } from "./proof-walk.ts";

type Props = {
  readonly people: readonly (Person | Anonymous)[];
  readonly context: PartContext;
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
  /** Whole ids, where the people are from several items. */
  readonly whole?: boolean;
};

/** `s2` before `s10`. */
const byNumber = new Intl.Collator("en", { numeric: true });

const idOf = (who: Person | Anonymous): string => (isAnonymous(who) ? who.headcount : firstOf(who));

export function People({ people, context, lit, onLight, whole = false }: Props) {
  const ordered = people.toSorted((a, b) => byNumber.compare(idOf(a), idOf(b)));
  const subjects = ordered.map((who) =>
    isAnonymous(who) ? "" : (context.book.sighting(firstOf(who))?.subject ?? ""),
  );
  return (
    <ol className="grid grid-cols-1 gap-x-6 min-[30rem]:grid-cols-2 xl:grid-cols-3">
      {ordered.map((who, index) => {
        if (isAnonymous(who)) return <Unmarked key={who.headcount} who={who} context={context} />;
        const id = firstOf(who);
        return (
          <li
            key={id}
            className={`flex items-baseline gap-2 border-b border-line px-1 py-1.5 text-[0.93rem] ${lit === id ? "bg-accent-soft" : ""}`}
          >
            <span className="self-center">
              <Swatch subject={subjects[index] ?? ""} subjects={subjects} />
            </span>
            <PersonLine who={who} context={context} onLight={onLight} whole={whole} />
          </li>
        );
      })}
    </ol>
  );
}

type LineProps = {
  readonly who: Person;
  readonly context: PartContext;
  readonly onLight: Props["onLight"];
  readonly whole: boolean;
};

function PersonLine({ who, context: { book, investigation }, onLight, whole }: LineProps) {
  const id = firstOf(who);
  const called = whole ? id : shortIdOf(id);
  const sighting = book.sighting(id);
  const others = typeof who === "string" ? [] : who.sightings.slice(1);
  const start = sighting?.spans[0]?.[0] ?? 0;
  return (
    <span className="min-w-0">
      {sighting ? (
        <Link
          to="/i/$investigation/items/$item"
          params={{ investigation, item: sighting.item }}
          search={start > 0 ? { at: start } : {}}
          className="link font-mono text-[0.85rem]"
          onPointerEnter={() => onLight(id)}
          onPointerLeave={() => onLight(null)}
          onFocus={() => onLight(id)}
          onBlur={() => onLight(null)}
          title={`${id} in ${book.nameOf(sighting.item)}${start > 0 ? ` at ${instantOf(start)}` : ""}`}
        >
          {called}
        </Link>
      ) : (
        <span className="font-mono text-[0.85rem]">{called}</span>
      )}{" "}
      {sighting?.subject}
      {others.length > 0 && typeof who === "object" && (
        <span className="block text-[0.85rem] text-dim">
          also {others.join(", ")}, by {who.same.join(", ")}
        </span>
      )}
    </span>
  );
}

function Unmarked({ who, context: { book, investigation } }: { who: Anonymous; context: PartContext }) {
  const item = book.itemOf(who.headcount);
  return (
    <li className="figures flex items-baseline gap-2 border-b border-line px-1 py-1.5 text-[0.93rem]">
      <span>
        {who.n} counted without boxes{" "}
        {item !== undefined && (
          <>
            in{" "}
            <Link to="/i/$investigation/items/$item" params={{ investigation, item }} className="link">
              {book.nameOf(item)}
            </Link>
          </>
        )}
      </span>
    </li>
  );
}
