// What machines and sources say that bears on a question: beside it, and never as its answer.
import { plural, t } from "@lingui/core/macro";
import { listPairs, type StatedShown } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { instantOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { RELATED } from "../pair/Related.tsx";

type Props = {
  readonly item: string;
  readonly stated: readonly StatedShown[];
  readonly question: string;
  readonly onInstant: (atUs: number) => void;
};

export function Stated({ item, stated, question, onInstant }: Props) {
  const here = stated.filter(({ about }) => about === question);
  if (question !== "recirculation") return <Lines lines={here} onInstant={onInstant} />;
  return <WithPairs item={item} lines={here} onInstant={onInstant} />;
}

type LinesProps = Pick<Props, "onInstant"> & { readonly lines: readonly StatedShown[] };

function WithPairs({ item, lines, onInstant }: LinesProps & { readonly item: string }) {
  const { data } = useAnswer(listPairs, { investigation: useInvestigation(), ...RELATED });
  const pairs = data?.ok ? data.value.pairs.filter(({ a, b }) => a.id === item || b.id === item) : [];
  const same = pairs.filter(({ decision }) => decision?.answer === "same-recording").length;
  const open = pairs.filter(({ decision }) => decision === null).length;
  const said: StatedShown[] =
    pairs.length === 0
      ? []
      : [
          {
            about: "recirculation",
            what: t`Pairs`,
            says: t`${plural(pairs.length, { one: "# other item", other: "# other items" })} like it: ${same} the same recording by a member’s answer, ${open} not answered`,
            doubt: t`A machine relates what looks alike; see below, under “Seen elsewhere”.`,
            atUs: [],
            item: null,
          },
        ];
  return <Lines lines={[...lines, ...said]} onInstant={onInstant} />;
}

/** So many instants are named; the rest is seen on the film. */
const MOST = 12;

function Lines({ lines, onInstant }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <div className="mt-2 border-l-2 border-line pl-3 text-small">
      <p className="text-dim">{t`Stated, not therefore true:`}</p>
      <ul className="space-y-1">
        {lines.map(({ what, says, doubt, atUs, item }) => (
          <li key={`${what} ${says}`} className="break-words">
            {what}: {item === null ? says : <ItemLink item={item}>{says}</ItemLink>}.{" "}
            {atUs.slice(0, MOST).map(([from, to]) => (
              <Button
                key={from}
                look="link"
                className="figures mr-2"
                aria-label={t`Show ${instantOf(from)}`}
                onClick={() => onInstant(from)}
              >
                {instantOf(from)}
                {to === from ? "" : `–${instantOf(to)}`}
              </Button>
            ))}
            {atUs.length > MOST && <>{t`and ${atUs.length - MOST} more.`} </>}
            <span className="text-dim">{doubt}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
