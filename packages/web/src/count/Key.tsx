// What could fall, in human words: an item by its file name, a fact as a sentence, an account or a member by name.
import { factSentence } from "../fact/words.ts";
import type { Book } from "./book.ts";
import { ItemLink } from "./ItemLink.tsx";
import type { Fallible } from "./strength-words.ts";

type Props = {
  readonly kind: Fallible;
  readonly id: string;
  readonly investigation: string;
  readonly book: Book;
};

export function Key({ kind, id, investigation, book }: Props) {
  if (kind === "item") return <ItemLink investigation={investigation} book={book} id={id} />;
  const fact = kind === "fact" ? book.fact(id) : undefined;
  if (fact) {
    return (
      <>
        {factSentence(fact.assertion, book.nameOf).replace(/\.$/, "")}{" "}
        <span className="font-mono text-[0.8rem] text-dim">{id}</span>
      </>
    );
  }
  return <span className="font-medium">{kind === "reviewer" ? book.memberName(id) : id}</span>;
}
