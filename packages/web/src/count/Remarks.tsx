// What looks wrong in the case and changes no number: a member should look at it.
import { t } from "@lingui/core/macro";
import type { Remark } from "@sightline/count";
import { Section } from "../kit/Section.tsx";
import { useCase } from "./case-context.ts";
import { withNames } from "./left-out.ts";

export function Remarks({ remarks }: { readonly remarks: readonly Remark[] }) {
  const { book } = useCase();
  if (remarks.length === 0) return null;
  return (
    <Section main title={t`To look at`} className="mt-20">
      <p className="mt-3 max-w-prose text-dim">{t`This changes no number, but something here is wrong.`}</p>
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
