// Where an item comes from and what its file says of itself: source, header, embedded metadata, hash.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { lengthOf, sizeOf } from "../desk/words.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Captured } from "./Captured.tsx";
import { Decoded } from "./Decoded.tsx";
import type { ItemShown } from "./ItemPage.tsx";
import { List } from "../kit/List.tsx";
import { Row, Rows, notKnown } from "../kit/Rows.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";

export function Provenance({ item }: { item: ItemShown }) {
  const { source, header } = item;
  return (
    <div className="mt-14 grid gap-x-12 gap-y-10 md:grid-cols-2">
      <Section title={t`Source`}>
        <Rows>
          <Row name={t`Account`}>{source.account ?? notKnown()}</Row>
          <Row name={t`Address`}>{source.url ?? notKnown()}</Row>
          {source.posted !== undefined && <Row name={t`Posted`}>{source.posted}</Row>}
          {source.foundBy !== undefined && <Row name={t`Found by`}>{source.foundBy}</Row>}
          <Row name={t`Credit`}>{item.credit ?? notKnown()}</Row>
          {source.rights !== undefined && <Row name={t`Rights`}>{source.rights}</Row>}
          {source.closed && <Row name={t`Closed`}>{t`Not everybody may know where it came from.`}</Row>}
          {source.note !== undefined && <Row name={t`Note`}>{source.note}</Row>}
          <Row name={t`File`}>{source.path ?? notKnown()}</Row>
          {source.zip && (
            <Row name={t`Found in`}>
              <Trans>
                the ZIP {source.zip.name}, SHA-256{" "}
                <span className="break-all font-mono text-small">{source.zip.sha256}</span>
              </Trans>
            </Row>
          )}
          {source.foundIn && (
            <Row name={t`Found in`}>
              <ItemLink item={source.foundIn} className="link">
                {t`the photo that holds it`}
              </ItemLink>
            </Row>
          )}
          <Row name={t`Captured`}>
            <Captured item={item} />
          </Row>
          <Row name={t`Collected`}>
            {item.collectedBy ? (
              <Trans>
                <Time at={item.collectedAt} />, by {item.collectedBy}
              </Trans>
            ) : (
              <Time at={item.collectedAt} />
            )}
          </Row>
        </Rows>
        {item.alsoFound.length > 0 && <AlsoFound places={item.alsoFound} />}
      </Section>
      <Section title={t`Original`}>
        <Rows>
          <Row name="SHA-256">
            <span className="break-all font-mono text-small">{item.sha256}</span>
          </Row>
          <Row name={t`Size`}>{sizeOf(item.bytes)}</Row>
          {header && (
            <>
              <Row name={t`Format`}>
                {header.format}, {header.codec}
              </Row>
              <Row name={t`Picture`}>
                {header.rotation === 0
                  ? t`${header.width} × ${header.height} pixels`
                  : t`${header.width} × ${header.height} pixels, turned ${header.rotation}°`}
              </Row>
              <Row name={t`Length`}>
                {header.durationUs === null ? "" : `${lengthOf(header.durationUs)}, `}
                {plural(header.frames, { one: "# frame", other: "# frames" })}
              </Row>
            </>
          )}
        </Rows>
      </Section>
      {item.decode && <Decoded report={item.decode} />}
      <Section title={t`Embedded metadata`} className="md:col-span-2">
        <p className="mt-1 text-small text-dim">
          {t`What the file says of itself. Anybody can write these; nothing here is evidence alone.`}
        </p>
        {item.metadata.length === 0 ? (
          <p className="mt-3">{t`The file carries none.`}</p>
        ) : (
          <dl className="mt-3 gap-12 border-t border-line md:columns-2">
            {item.metadata.map(({ name, value }) => (
              <div
                key={name}
                className="grid break-inside-avoid grid-cols-[minmax(0,15rem)_minmax(0,1fr)] gap-4 border-b border-line py-1 text-small"
              >
                <dt className="text-dim">{name}</dt>
                <dd className="font-mono text-small">{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
    </div>
  );
}

function AlsoFound({ places }: { places: ItemShown["alsoFound"] }) {
  return (
    <>
      <p className="mt-4">{t`The same bytes were also found here:`}</p>
      <List className="mt-1">
        {places.map(({ path, url, account, credit }) => (
          <li key={`${path} ${url} ${account}`} className="break-words py-1.5 text-small">
            {[account, url, path, credit].filter((part) => part !== null).join(" · ")}
          </li>
        ))}
      </List>
    </>
  );
}
