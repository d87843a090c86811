// Why the parts of a sum add up: the separations that keep each two of them apart.
import type { Separation } from "@sightline/count";
import { useState } from "react";
import { counted, listOf } from "../desk/words.ts";
import { FactLine } from "../fact/FactList.tsx";
import { Disclose } from "./Disclose.tsx";
import type { PartContext } from "./part-context.ts";
import { partName } from "./part-name.ts";

type Props = {
  readonly separations: readonly Separation[];
  readonly context: PartContext;
  readonly parts: number;
};

export function Separations({ separations, context, parts }: Props) {
  const [open, setOpen] = useState(parts < 5 && separations.length < 4);
  return (
    <div className="min-w-0">
      <p className="text-lg">
        <span className="font-semibold">They add up</span> because{" "}
        {separations.length === 1 ? "one confirmed fact keeps" : `${separations.length} confirmed facts keep`}{" "}
        each two of the parts apart.
      </p>
      <Disclose part open={open} onOpen={setOpen} text={counted(separations.length, "separation")} />
      {open && (
        <ul className="mt-3 space-y-4">
          {separations.map((separation) => (
            <li key={`${separation.fact} ${separation.sides.map(({ of }) => of.join()).join("|")}`}>
              <SeparationLine separation={separation} context={context} name={partName} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type LineProps = {
  readonly separation: Separation;
  readonly context: PartContext;
  /** What the index of a part or a person is called. */
  readonly name: (index: number) => string;
};

export function SeparationLine({ separation: { fact: id, sides }, context: { book }, name }: LineProps) {
  const fact = book.fact(id);
  const within = sides.flatMap((side) => side.within);
  return (
    <>
      <p className="text-[0.93rem]">
        {sides.map(({ group, of }, place) => (
          <span key={group}>
            {place > 0 && <span className="px-2 font-semibold text-dim">|</span>}
            <strong className="font-semibold">{listOf(of.map(name))}</strong> from {book.nameOf(group)}
          </span>
        ))}
      </p>
      {fact ? (
        <FactLine fact={fact} nameOf={book.nameOf} />
      ) : (
        <p className="font-mono text-[0.85rem]">{id}</p>
      )}
      {within.map((inner) => {
        const nested = book.fact(inner);
        return nested && <FactLine key={inner} fact={nested} nameOf={book.nameOf} />;
      })}
    </>
  );
}
