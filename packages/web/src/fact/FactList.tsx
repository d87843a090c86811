// Facts as sentences, each with its basis and the two members who stand behind it.
import { t } from "@lingui/core/macro";
import type { Assertion, Pin } from "@sightline/domain";
import type { ReactNode } from "react";
import { Pins } from "./Pins.tsx";
import { factSentence, isConfirmed, standing } from "./words.ts";

export type FactShown = {
  readonly id: string;
  readonly assertion: Assertion;
  readonly basis: string;
  readonly pins: readonly Pin[];
  readonly statedBy: string;
  readonly reviewedBy: string | null;
};

type Props = {
  readonly facts: readonly FactShown[];
  readonly nameOf: (id: string) => string;
  /** What can be done about each. */
  readonly children?: (fact: FactShown) => ReactNode;
  /** In two columns where there is room. */
  readonly wide?: boolean;
};

export function FactList({ facts, nameOf, children, wide = false }: Props) {
  return (
    <ul className={wide ? "gap-12 md:columns-2" : ""}>
      {facts.map((fact) => (
        <li key={fact.id} className="break-inside-avoid border-b border-line py-2.5">
          <FactLine fact={fact} nameOf={nameOf} />
          {children?.(fact)}
        </li>
      ))}
    </ul>
  );
}

export function FactLine({ fact, nameOf }: { fact: FactShown; nameOf: (id: string) => string }) {
  return (
    <>
      <p>
        <span className="font-medium">{factSentence(fact.assertion, nameOf)}</span>{" "}
        <span className="font-mono text-small text-dim">{fact.id}</span>
      </p>
      <p className="text-small text-dim">
        {fact.basis === "" ? t`Basis: none given.` : t`Basis: ${ended(fact.basis)}`}{" "}
        <span className={isConfirmed(fact) ? "" : "font-semibold text-care"}>{standing(fact)}</span>
      </p>
      <Pins pins={fact.pins} />
    </>
  );
}

const ended = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
