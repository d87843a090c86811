// The evidence in words: where to look, and the instants that agree, each of which can be gone to.
import { Plural, Trans } from "@lingui/react/macro";
import { instantOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import type { Shown } from "./Compare.tsx";
import { percent } from "./relation-words.ts";
import type { InStep } from "./use-in-step.ts";

export function Evidence({ shown, step }: { shown: Shown; step: InStep }) {
  const evidence = shown.pair.relation?.evidence;
  if (evidence === undefined) return null;
  switch (evidence.by) {
    case "bytes":
      return (
        <p className="mt-4 text-small text-dim">
          <Trans>
            Both files have the SHA-256 <span className="break-all font-mono">{evidence.sha256}</span>.
          </Trans>
        </p>
      );
    case "geometry":
      return (
        <p className="figures mt-4 text-small text-dim">
          <Trans>
            <Plural value={evidence.points.length} one="# point" other="# points" /> of one frame of each lie
            on one another (blue dots); the residual that matching measures after warping is{" "}
            {percent(evidence.residual)}. A yellow outline, unless it is the whole frame: where one lies in
            the other.
          </Trans>{" "}
          {step.lead !== null && (
            <Button look="link" onClick={() => step.seek(evidence.aUs)}>
              <Trans>Go to the compared frames, {instantOf(evidence.aUs)} of a</Trans>
            </Button>
          )}
        </p>
      );
    case "hashes":
      if (step.lead === null || evidence.pairs.length === 0) return null;
      return (
        <details className="mt-4 text-small">
          <summary className="cursor-pointer text-dim">
            <Trans>
              <Plural value={evidence.pairs.length} one="# pair" other="# pairs" /> of frames that agree, with
              the bits that differ
            </Trans>
          </summary>
          <ul className="figures mt-2 columns-[13rem] gap-6">
            {evidence.pairs.map(({ aUs, bUs, distance }) => (
              <li key={`${aUs} ${bUs}`} className="break-inside-avoid py-0.5">
                <Button look="link" onClick={() => step.seek(aUs)}>
                  {instantOf(aUs)} ↔ {instantOf(bUs)}
                </Button>
                <span className="text-dim"> {distance}</span>
              </li>
            ))}
          </ul>
        </details>
      );
  }
}
