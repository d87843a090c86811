// The facts that a part of the proof leans on, each in a sentence.
import { FactList } from "../fact/FactList.tsx";
import type { Book } from "./book.ts";

export function UsedFacts({ ids, book, none }: { ids: readonly string[]; book: Book; none: string }) {
  const facts = ids.map((id) => book.fact(id)).filter((fact) => fact !== undefined);
  if (ids.length === 0) return <p className="text-dim">{none}</p>;
  return (
    <div>
      <p className="eyebrow mb-1.5">Facts used</p>
      <FactList facts={facts} nameOf={book.nameOf} />
    </div>
  );
}
