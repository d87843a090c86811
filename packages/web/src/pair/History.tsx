// Every answer that was given about a pair, newest first.
import { dateOf } from "../desk/words.ts";
import type { Shown } from "./Compare.tsx";
import { ANSWERS } from "./relation-words.ts";

type Props = { readonly history: Shown["history"]; readonly pair: Shown["pair"] };

export function History({ history, pair: { a, b } }: Props) {
  const nameOf = (id: string) => (id === a.id ? a.name : b.name);
  if (history.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="heading text-lg">
        Answers so far
      </h2>
      <ol className="mt-2 divide-y divide-line border-y border-line text-[0.9rem]">
        {history.map(({ answer, compilation, by, at, reason }, place) => (
          <li key={`${place} ${at}`} className="py-1.5">
            {answer === null ? "Reopened" : ANSWERS[answer].says}
            {compilation !== null && `: ${nameOf(compilation)}`}
            <span className="text-dim">
              , {by}, {dateOf(at)}
              {reason === null ? "" : `: ${reason}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
