// How far the strength of the number is worked out: a line of one height, so that nothing moves when a part arrives.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Button } from "../kit/Button.tsx";
import { strengthDoing } from "./strength-words.ts";
import { PARTS, type StrengthSoFar } from "./use-strength.ts";

export function Progress({ soFar: { doing, stopped } }: { readonly soFar: StrengthSoFar }) {
  if (stopped) return <Stopped stopped={stopped} />;
  const place = doing === null ? PARTS.length : PARTS.indexOf(doing);
  return (
    <div className="mt-4 max-w-prose" data-strength={doing ?? "done"}>
      <span aria-hidden="true" className="block h-1 overflow-hidden rounded-full bg-line">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${(place / PARTS.length) * 100}%` }}
        />
      </span>
      <output className="figures mt-1.5 block min-h-[2.8rem] text-small text-dim sm:min-h-0">
        {doing === null
          ? t`All of it is worked out, from the same case file as the number.`
          : t`${place + 1} of ${PARTS.length}: ${strengthDoing()[doing]} …`}
      </output>
    </div>
  );
}

function Stopped({ stopped }: { readonly stopped: NonNullable<StrengthSoFar["stopped"]> }) {
  if ("refusal" in stopped) return <p className="mt-4 max-w-prose font-medium">{stopped.refusal}</p>;
  return (
    <div role="alert" className="mt-4 max-w-prose">
      <p>
        <Trans>
          <span className="font-semibold text-bad">The desk did not answer as it should.</span> The number and
          its proof are not touched by that. <span className="text-dim">{stopped.fault.message}</span>
        </Trans>
      </p>
      <Button className="mt-3" onClick={stopped.again}>
        {t`Try again`}
      </Button>
    </div>
  );
}
