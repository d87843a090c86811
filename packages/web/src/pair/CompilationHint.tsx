// Asks whether one of two items is a compilation, where the spans that it shares with others leave that open.
import { listPairs, type Pair } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { Icon } from "../desk/Icon.tsx";
import { maybeCompilation } from "./maybe-compilation.ts";
import { shortInstant } from "./relation-words.ts";

const MOST = 500;

export function CompilationHint({ investigation, pair }: { investigation: string; pair: Pair }) {
  const { data } = useAnswer(listPairs, { investigation, which: "all", limit: MOST });
  const maybe = data?.ok ? maybeCompilation(pair, data.value.pairs) : null;
  if (maybe === null) return null;
  const { item, parts } = maybe;
  const [one, other] = parts.map(
    ({ of, fromUs, toUs }) => `${of.name} from ${shortInstant(fromUs)} to ${shortInstant(toUs)}`,
  );
  return (
    <div className="mt-3 flex gap-2 rounded bg-care-soft p-3 text-[0.9rem]" data-hint="compilation">
      <span className="mt-0.5 text-care">
        <Icon name="parts" size={17} />
      </span>
      <p className="min-w-0 break-words">
        Is {item.name} a compilation? It shows {one}, and {other}. A long recording of which both are clips
        looks the same to a machine.
      </p>
    </div>
  );
}
