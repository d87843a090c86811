// The facts that a part of the proof leans on, each in a sentence.
import { t } from "@lingui/core/macro";
import { FactList } from "../fact/FactList.tsx";
import { useCase } from "./case-context.ts";

export function UsedFacts({ ids, none }: { ids: readonly string[]; none: string }) {
  const { book } = useCase();
  const facts = ids.map((id) => book.fact(id)).filter((fact) => fact !== undefined);
  if (ids.length === 0) return <p className="text-dim">{none}</p>;
  return (
    <div>
      <p className="eyebrow mb-1.5">{t`Facts used`}</p>
      <FactList facts={facts} nameOf={book.nameOf} />
    </div>
  );
}
