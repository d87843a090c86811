// One item: the picture or the video frame by frame, who is in it, why it counts or not, and where it comes from.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { damageOf, showItem } from "@sightline/domain";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered, Fetching } from "../desk/Answered.tsx";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Icon } from "../kit/Icon.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Section } from "../kit/Section.tsx";
import { useMemberName } from "../desk/members.tsx";
import { useTitle } from "../desk/use-title.ts";
import { FactList } from "../fact/FactList.tsx";
import { KnownTiles } from "../fact/known-tiles.ts";
import { isItemMatching } from "../pair/is-matching.ts";
import { Related } from "../pair/Related.tsx";
import { Here } from "../journal/Here.tsx";
import { History } from "../journal/History.tsx";
import { FromInbox } from "../inbox/FromInbox.tsx";
import { Carried } from "../pair/Carried.tsx";
import { Withheld } from "../blind/Withheld.tsx";
import { VoicesOf } from "../voice/Attached.tsx";
import { onlyAsked } from "./asked.ts";
import { byName } from "./by-name.ts";
import { Checks } from "../check/Checks.tsx";
import { EvidenceFor } from "../check/EvidenceFor.tsx";
import { Comments } from "./Comments.tsx";
import { Examine } from "./Examine.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { Provenance } from "./Provenance.tsx";
import { Reviews } from "./Reviews.tsx";
import { SeenByTwo } from "./SeenByTwo.tsx";
import { TranscriptLink } from "../transcript/TranscriptLink.tsx";
import { TakenOut } from "./TakenOut.tsx";
import { Triage } from "./Triage.tsx";
import { WhoSees } from "./WhoSees.tsx";

export type ItemShown = z.infer<typeof showItem.answer>;

export function ItemPage() {
  const { investigation, item } = useParams({ from: "/i/$investigation/items/$item" });
  const query = useAnswer(
    showItem,
    { investigation, item },
    ({ tile, matching }) => tile.decoding.state === "waiting" || isItemMatching(matching),
  );
  const nameOf = useMemberName();
  return (
    <Answered query={query} fetching={t`Fetching the item …`}>
      {(value) =>
        nameOf === null ? (
          <Fetching says={t`Fetching the item …`} />
        ) : (
          <Item key={item} item={byName(value, nameOf)} />
        )
      }
    </Answered>
  );
}

function Item({ item }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const { tile } = item;
  const { at, inbox, ...search } = useSearch({ from: "/i/$investigation/items/$item" });
  const asked = onlyAsked(search);
  const damage = damageOf(tile.decoding);
  const navigate = useNavigate({ from: "/i/$investigation/items/$item" });
  const nameOf = (id: string): string => item.names[id] ?? id;
  const atUs = at ?? item.ptsUs[0] ?? 0;
  const onInstant = (us: number) =>
    void navigate({
      search: { ...asked, at: us, ...(inbox !== undefined && { inbox }) },
      replace: true,
      resetScroll: false,
    });
  useTitle(tile.name);
  return (
    <Page>
      <PageHead
        title={tile.name}
        above={
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            <Link
              to="/i/$investigation/items"
              params={{ investigation }}
              search={{ ...asked, item: tile.id }}
              className="back"
            >
              <Icon name="back" size={16} /> {t`Library`}
            </Link>
            <FromInbox item={item} reviewed={item.reviews.some(({ mine }) => mine)} />
            {tile.kind === "video" && <TranscriptLink item={tile.id} atUs={at} segments={item.segments} />}
            <Here item={tile.id} />
          </div>
        }
        actions={<Neighbours item={tile.id} asked={asked} />}
      />
      {damage !== null && (
        <div className="mb-4">
          <Notice tone="care" plain>
            <span className="text-ink">
              <Trans>
                <strong className="font-semibold">Damaged.</strong> What is missing of it is not shown.{" "}
                {damage}
              </Trans>
            </span>
          </Notice>
        </div>
      )}
      {item.withheld && <Withheld item={item} />}
      {tile.decoding.state === "done" && tile.kind !== "other" ? (
        <Examine item={item} atUs={atUs} onInstant={onInstant}>
          <Standing item={item} />
        </Examine>
      ) : (
        <div className="grid gap-10 lg:grid-cols-2">
          <div className="min-w-0 space-y-10">
            <Undecoded tile={tile} />
            <Checks item={item} atUs={null} onInstant={onInstant} />
          </div>
          <Standing item={item} />
        </div>
      )}
      <Carried item={tile.id} />
      <Related item={tile.id} matching={item.matching} />
      <Section title={t`Facts that involve it`} className="mt-14">
        <div className="mt-3">
          {item.facts.length === 0 ? (
            <p className="text-dim">
              {t`None is stated. Without facts, its people may all be people seen elsewhere.`}
            </p>
          ) : (
            <KnownTiles value={(id) => (id === tile.id ? tile : undefined)}>
              <FactList facts={item.facts} nameOf={nameOf} wide />
            </KnownTiles>
          )}
        </div>
      </Section>
      <VoicesOf kind="item" id={tile.id} className="mt-14" />
      <div className="mt-14">
        <Comments item={item} />
      </div>
      <Provenance item={item} />
      <History item={tile.id} />
    </Page>
  );
}

/** Its verdict, and the other copies that speak for the same people. */
function Standing({ item }: { item: ItemShown }) {
  return (
    <div className="flex flex-col gap-8">
      {item.withdrawn && <TakenOut item={item} />}
      <Reviews item={item} />
      <Triage item={item} />
      <SeenByTwo item={item} />
      <EvidenceFor evidenceFor={item.evidenceFor} />
      <WhoSees item={item} />
      {item.sameFootage.length > 0 && <SameFootage items={item.sameFootage} />}
      {!item.withdrawn && <TakenOut item={item} />}
    </div>
  );
}

function Undecoded({ tile: { decoding, kind } }: { tile: ItemShown["tile"] }) {
  const refused = decoding.state === "refused";
  const [title, sentence] = refused
    ? [t`Not decoded`, decoding.sentence]
    : decoding.state === "waiting"
      ? [
          t`Waiting for the decoders`,
          t`The original is stored under its hash. Its picture appears here as soon as it has been decoded.`,
        ]
      : [t`Kept as bytes`, t`It is neither a photo nor a video, so it is stored and never opened.`];
  return (
    <section className="rounded-lg bg-sunk p-6">
      <p className={`flex items-center gap-2 font-semibold ${refused ? "text-bad" : ""}`}>
        <Icon name={refused ? "alert" : kind} size={20} /> {title}
      </p>
      <p className="mt-2 max-w-prose">{sentence}</p>
    </section>
  );
}

function SameFootage({ items }: { items: ItemShown["sameFootage"] }) {
  return (
    <Section title={t`Same footage`}>
      <p className="mt-2">
        {t`Shows the same recording as these. However many copies there are, its people count once.`}
      </p>
      <ul className="mt-2 space-y-1">
        {items.map(({ id, name }) => (
          <li key={id}>
            <ItemLink item={id}>{name}</ItemLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
