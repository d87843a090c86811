// The people of a part, one line each: by which sighting, in which item, joined by which facts.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Anonymous, Person } from "@sightline/count";
import { ItemLink } from "../desk/ItemLink.tsx";
import { instantOf, shortIdOf } from "../desk/words.ts";
import { Swatch } from "../kit/Swatch.tsx";
import { useCase } from "./case-context.ts";
import { firstOf, isAnonymous } from "./proof-walk.ts";

type Props = {
  readonly people: readonly (Person | Anonymous)[];
  readonly lit: string | null;
  readonly onLight: (sighting: string | null) => void;
  /** Whole ids, where the people are from several items. */
  readonly whole?: boolean;
};

/** `s2` before `s10`. */
const byNumber = new Intl.Collator("en", { numeric: true });

const idOf = (who: Person | Anonymous): string => (isAnonymous(who) ? who.headcount : firstOf(who));

export function People({ people, lit, onLight, whole = false }: Props) {
  const { book } = useCase();
  const ordered = people.toSorted((a, b) => byNumber.compare(idOf(a), idOf(b)));
  const subjects = ordered.map((who) =>
    isAnonymous(who) ? "" : (book.sighting(firstOf(who))?.subject ?? ""),
  );
  return (
    <ol className="grid grid-cols-1 gap-x-6 min-[30rem]:grid-cols-2 xl:grid-cols-3">
      {ordered.map((who, index) => {
        if (isAnonymous(who)) return <Unmarked key={who.headcount} who={who} />;
        const id = firstOf(who);
        return (
          <li
            key={id}
            className={`flex items-baseline gap-2 border-b border-line px-1 py-1.5 text-small ${lit === id ? "bg-accent-soft" : ""}`}
          >
            <span className="self-center">
              <Swatch subject={subjects[index] ?? ""} subjects={subjects} />
            </span>
            <PersonLine who={who} onLight={onLight} whole={whole} />
          </li>
        );
      })}
    </ol>
  );
}

type LineProps = {
  readonly who: Person;
  readonly onLight: Props["onLight"];
  readonly whole: boolean;
};

function PersonLine({ who, onLight, whole }: LineProps) {
  const { book } = useCase();
  const id = firstOf(who);
  const called = whole ? id : shortIdOf(id);
  const sighting = book.sighting(id);
  const others = typeof who === "string" ? [] : who.sightings.slice(1);
  const start = sighting?.spans[0]?.[0] ?? 0;
  return (
    <span className="min-w-0">
      {sighting ? (
        <ItemLink
          item={sighting.item}
          atUs={start}
          className="link font-mono text-small"
          onPointerEnter={() => onLight(id)}
          onPointerLeave={() => onLight(null)}
          onFocus={() => onLight(id)}
          onBlur={() => onLight(null)}
          title={
            start > 0
              ? t`${id} in ${book.nameOf(sighting.item)} at ${instantOf(start)}`
              : t`${id} in ${book.nameOf(sighting.item)}`
          }
        >
          {called}
        </ItemLink>
      ) : (
        <span className="font-mono text-small">{called}</span>
      )}{" "}
      {sighting?.subject}
      {others.length > 0 && typeof who === "object" && (
        <span className="block text-small text-dim">
          <Trans>
            also {others.join(", ")}, by {who.same.join(", ")}
          </Trans>
        </span>
      )}
    </span>
  );
}

function Unmarked({ who }: { who: Anonymous }) {
  const { book } = useCase();
  const item = book.itemOf(who.headcount);
  return (
    <li className="figures flex items-baseline gap-2 border-b border-line px-1 py-1.5 text-small">
      <span>
        {item === undefined ? (
          t`${who.n} counted without boxes`
        ) : (
          <Trans>
            {who.n} counted without boxes in <ItemLink item={item}>{book.nameOf(item)}</ItemLink>
          </Trans>
        )}
      </span>
    </li>
  );
}
