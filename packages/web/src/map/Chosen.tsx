// What is known of the one that is chosen: where and when it was, by whom and on what basis, what speaks against it, and the second member's word.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type Tile as TileShape, type WhereShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { placeSaid, timeSaid } from "../check/given-words.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { MemberName } from "../desk/members.tsx";
import { AgreeToWhere } from "../group/AgreeToWhere.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { Tile } from "../kit/Tile.tsx";
import { SunSaid } from "./SunSaid.tsx";
import type { Sun } from "./sun.ts";

type Props = {
  readonly thing: WhereShown;
  readonly tile: TileShape | undefined;
  readonly sun: Sun | null;
};

export function Chosen({ thing, tile, sun }: Props) {
  const investigation = useInvestigation();
  const { kind, id, name, places, times, inherits, place } = thing;
  const [time] = times;
  return (
    <Section title={name} className="panel mt-4 min-w-0 break-words p-4">
      <p className="text-small">
        {kind === "item" ? (
          <ItemLink item={id}>{t`Open the item`}</ItemLink>
        ) : (
          <Link to="/i/$investigation/events" params={{ investigation }} className="link">
            {t`Among the events`}
          </Link>
        )}
      </p>
      {tile && (
        <div className="mt-2 max-w-64">
          <Tile tile={tile} compact />
        </div>
      )}
      {inherits.place && places.length > 0 && (
        <p className="mt-2 font-semibold text-care">{t`Nobody says where it was: this is where its items were.`}</p>
      )}
      {inherits.time && times.length > 0 && (
        <p className="mt-2 font-semibold text-care">{t`Nobody says when it was: this is when its items were.`}</p>
      )}
      <ul className="mt-2 space-y-2 text-small">
        {places.map((one) => (
          <Said key={`place ${one.id} ${one.question}`} said={one}>
            {placeSaid(one.place)}
          </Said>
        ))}
        {times.map((one) => (
          <Said key={`time ${one.id} ${one.question}`} said={one}>
            {timeSaid(one.time)}
          </Said>
        ))}
      </ul>
      <Disagreements thing={thing} />
      {kind === "event" && <Agree thing={thing} />}
      {time && place && <SunSaid time={time.time} place={place} sun={sun} tile={tile} />}
    </Section>
  );
}

type SaidProps = {
  readonly said: WhereShown["places"][number] | WhereShown["times"][number];
  readonly children: string;
};

function Said({ said: { basis, statedBy, agreedBy, question }, children }: SaidProps) {
  return (
    <li>
      <p className="figures">
        {question !== null && <span className="text-dim">{question}: </span>}
        {children}
      </p>
      {basis !== null && <p className="whitespace-pre-wrap text-dim">{basis}</p>}
      <p className="text-dim">
        <MemberName id={statedBy} />
        {agreedBy.map((id) => (
          <span key={id} data-agreed>
            {", "}
            <Trans>
              agreed by <MemberName id={id} />
            </Trans>
          </span>
        ))}
      </p>
    </li>
  );
}

function Disagreements({ thing: { disagrees } }: Pick<Props, "thing">) {
  if (disagrees.length === 0) return null;
  return (
    <div className="mt-3 space-y-1 text-small">
      {disagrees.map(({ about, between: [one, other] }) => (
        <Notice key={`${about} ${one} ${other}`} tone="care" plain>
          {about === "place"
            ? t`They cannot both be so: the places of ${one} and ${other} do not touch.`
            : t`They cannot both be so: the times of ${one} and ${other} do not overlap.`}
        </Notice>
      ))}
    </div>
  );
}

function Agree({ thing: { id, name, described, whyNotAgree, agreed, inherits } }: Pick<Props, "thing">) {
  if (agreed || described === null || (inherits.place && inherits.time)) return null;
  return (
    <div className="mt-3 space-y-2 text-small">
      {whyNotAgree === null ? (
        <AgreeToWhere id={id} name={name} described={described} />
      ) : (
        <p className="text-dim">{whyNotAgree}</p>
      )}
    </div>
  );
}
