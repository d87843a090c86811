// A fact of the case as a sentence; its id alone while the case is on its way.
import { FactLine } from "../fact/FactList.tsx";
import { useCase } from "./case-context.ts";

export function FactOf({ id }: { readonly id: string }) {
  const { book } = useCase();
  const fact = book.fact(id);
  return fact ? <FactLine fact={fact} nameOf={book.nameOf} /> : <p className="font-mono text-small">{id}</p>;
}
