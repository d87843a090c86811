// What stands behind the number, heavier than the count and so told part by part: how strong it is, what to do next, footage.
import { t } from "@lingui/core/macro";
import type { CountShown } from "./CountPage.tsx";
import { CaseContext, useCase } from "./case-context.ts";
import { Breaks } from "./Breaks.tsx";
import { Footage } from "./Footage.tsx";
import { Next } from "./Next.tsx";
import { Section } from "../kit/Section.tsx";
import { Strong } from "./Strong.tsx";
import { useStrength } from "./use-strength.ts";

type Props = {
  readonly shown: Pick<CountShown, "result" | "conflicts">;
  /** The named count on show. */
  readonly count: string | undefined;
};

/** What comes later stands below what came before, so that an arriving part pushes nothing that somebody reads. */
export function Strengths({ shown: { result, conflicts }, count }: Props) {
  const soFar = useStrength(result.caseHash, count);
  const { item, worklist, footage, breaks } = soFar.strength;
  const { book } = useCase();
  const falls = breaks?.filter(({ items }) => items.length > 0) ?? [];
  return (
    <>
      <Section main className="mt-20" title={t`How strong it is`}>
        <Strong soFar={soFar} printed={result.atLeast} />
      </Section>
      <Section main className="mt-20" title={t`What to do next`}>
        {worklist ? (
          <CaseContext value={{ book, boxes: soFar.boxes }}>
            <Next worklist={worklist} conflicts={conflicts.length} />
          </CaseContext>
        ) : (
          <p className="mt-2 text-dim">{t`Not worked out yet; the line above says how far it is.`}</p>
        )}
      </Section>
      {footage !== undefined && footage.length > 0 && (
        <Section main className="mt-20" title={t`In how much footage`}>
          <Footage counts={footage} />
        </Section>
      )}
      {item && falls.length > 0 && (
        <Section main className="mt-20" title={t`How many items would have to fall`}>
          <Breaks byItem={item} falls={falls} />
        </Section>
      )}
    </>
  );
}
