// What looks wrong in the case and changes no number: a member should look at it.
import type { Remark } from "@sightline/count";
import type { Book } from "./book.ts";
import { withNames } from "./left-out.ts";
import { Section } from "./Section.tsx";

type Props = { readonly remarks: readonly Remark[]; readonly book: Book };

export function Remarks({ remarks, book }: Props) {
  if (remarks.length === 0) return null;
  return (
    <Section id="remarks" title="To look at">
      <p className="mt-3 max-w-prose text-dim">This changes no number, but something here is wrong.</p>
      <ul className="mt-3 list-disc space-y-1 pl-5">
        {remarks.map(({ id, sentence }) => (
          <li key={id} className="max-w-prose">
            {withNames(sentence, book.nameOf)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
