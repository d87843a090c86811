// Asks whether one of two items is a compilation, where the spans that it shares with others leave that open.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listPairs, type Pair } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { maybeCompilation } from "./maybe-compilation.ts";
import { shortInstant } from "./relation-words.ts";

const MOST = 500;

export function CompilationHint({ pair }: { pair: Pair }) {
  const { data } = useAnswer(listPairs, { investigation: useInvestigation(), which: "all", limit: MOST });
  const maybe = data?.ok ? maybeCompilation(pair, data.value.pairs) : null;
  if (maybe === null) return null;
  const { item, parts } = maybe;
  const [one, other] = parts.map(
    ({ of, fromUs, toUs }) => t`${of.name} from ${shortInstant(fromUs)} to ${shortInstant(toUs)}`,
  );
  return (
    <div className="mt-3 text-small" data-hint="compilation">
      <Notice tone="care" icon="parts">
        <Trans>
          Is {item.name} a compilation? It shows {one}, and {other}. A long recording of which both are clips
          looks the same to a machine.
        </Trans>
      </Notice>
    </div>
  );
}
