// What stands behind the number, heavier than the count and so told part by part: how strong it is, what to do next, footage.
import type { CountShown } from "./CountPage.tsx";
import type { Book } from "./book.ts";
import { Breaks } from "./Breaks.tsx";
import { Footage } from "./Footage.tsx";
import { Next } from "./Next.tsx";
import { Section } from "./Section.tsx";
import { Strong } from "./Strong.tsx";
import { useStrength } from "./use-strength.ts";

type Props = {
  readonly investigation: string;
  readonly shown: Pick<CountShown, "result" | "conflicts">;
  readonly book: Book;
};

/** What comes later stands below what came before, so that an arriving part pushes nothing that somebody reads. */
export function Strengths({ investigation, shown: { result, conflicts }, book }: Props) {
  const soFar = useStrength(investigation, result.caseHash);
  const { item, worklist, footage, breaks } = soFar.strength;
  const at = { investigation, book };
  const falls = breaks?.filter(({ items }) => items.length > 0) ?? [];
  return (
    <>
      <Section id="strong" title="How strong it is">
        <Strong {...at} soFar={soFar} printed={result.atLeast} />
      </Section>
      <Section id="next" title="What to do next">
        {worklist ? (
          <Next {...at} worklist={worklist} boxes={soFar.boxes} conflicts={conflicts.length} />
        ) : (
          <p className="mt-2 text-dim">Not worked out yet; the line above says how far it is.</p>
        )}
      </Section>
      {footage !== undefined && footage.length > 0 && (
        <Section id="footage" title="In how much footage">
          <Footage {...at} counts={footage} />
        </Section>
      )}
      {item && falls.length > 0 && (
        <Section id="breaks" title="How many items would have to fall">
          <Breaks {...at} byItem={item} falls={falls} />
        </Section>
      )}
    </>
  );
}
