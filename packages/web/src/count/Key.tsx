// What could fall, in human words: an item by its file name, a fact as a sentence, an account or a member by name.
import { factSentence } from "../fact/words.ts";
import { useCase } from "./case-context.ts";
import { CaseLink } from "./CaseLink.tsx";
import type { Fallible } from "./strength-words.ts";

type Props = { readonly kind: Fallible; readonly id: string };

export function Key({ kind, id }: Props) {
  const { book } = useCase();
  if (kind === "item") return <CaseLink id={id} />;
  const fact = kind === "fact" ? book.fact(id) : undefined;
  if (fact) {
    return (
      <>
        {factSentence(fact.assertion, book.nameOf).replace(/\.$/, "")}{" "}
        <span className="font-mono text-small text-dim">{id}</span>
      </>
    );
  }
  return <span className="font-medium">{kind === "reviewer" ? book.memberName(id) : id}</span>;
}
