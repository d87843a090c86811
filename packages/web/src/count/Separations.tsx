// Why the parts of a sum add up: the separations that keep each two of them apart.
import { plural } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import type { Separation } from "@sightline/count";
import { useState } from "react";
import { listOf } from "../desk/words.ts";
import { Disclose } from "../kit/Disclose.tsx";
import { useCase } from "./case-context.ts";
import { FactOf } from "./FactOf.tsx";
import { partName } from "./part-name.ts";

type Props = {
  readonly separations: readonly Separation[];
  readonly parts: number;
};

export function Separations({ separations, parts }: Props) {
  const [open, setOpen] = useState(parts < 5 && separations.length < 4);
  return (
    <div className="min-w-0">
      <p>
        <Trans>
          <span className="font-semibold">They add up</span>{" "}
          <Plural
            value={separations.length}
            one="because one confirmed fact keeps each two of the parts apart."
            other="because # confirmed facts keep each two of the parts apart."
          />
        </Trans>
      </p>
      <Disclose
        data-part
        open={open}
        onOpen={setOpen}
        text={plural(separations.length, { one: "# separation", other: "# separations" })}
      />
      {open && (
        <ul className="mt-3 space-y-4">
          {separations.map((separation) => (
            <li key={`${separation.fact} ${separation.sides.map(({ of }) => of.join()).join("|")}`}>
              <SeparationLine separation={separation} name={partName} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type LineProps = {
  readonly separation: Separation;
  /** What the index of a part or a person is called. */
  readonly name: (index: number) => string;
};

export function SeparationLine({ separation: { fact, sides }, name }: LineProps) {
  const { book } = useCase();
  const within = sides.flatMap((side) => side.within);
  return (
    <>
      <p className="text-small">
        {sides.map(({ group, of }, place) => (
          <span key={group}>
            {place > 0 && <span className="px-2 font-semibold text-dim">|</span>}
            <Trans>
              <strong className="font-semibold">{listOf(of.map(name))}</strong> from {book.nameOf(group)}
            </Trans>
          </span>
        ))}
      </p>
      <FactOf id={fact} />
      {within.map((inner) => (
        <FactOf key={inner} id={inner} />
      ))}
    </>
  );
}
